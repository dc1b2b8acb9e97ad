/** E-mail: how it leaves, how its reader leaves, and what comes back. */
@NullMarked
package io.pointbook.notification.mail;

import org.jspecify.annotations.NullMarked;

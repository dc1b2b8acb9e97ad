/** What the doors share: every refusal with its code and status. */
@NullMarked
package io.pointbook.notification.door;

import org.jspecify.annotations.NullMarked;

/** What is particular to texts on phones. */
@NullMarked
package io.pointbook.notification.sms;

import org.jspecify.annotations.NullMarked;

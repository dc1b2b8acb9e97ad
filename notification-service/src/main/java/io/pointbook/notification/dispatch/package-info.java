/** Place of the sending itself, SMS and e-mail, within quiet hours and limits. Comes with the notifications. */
@NullMarked
package io.pointbook.notification.dispatch;

import org.jspecify.annotations.NullMarked;

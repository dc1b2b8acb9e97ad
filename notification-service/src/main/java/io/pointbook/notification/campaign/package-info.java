/** Place of who is told what, and when. Comes with the notifications. */
@NullMarked
package io.pointbook.notification.campaign;

import org.jspecify.annotations.NullMarked;

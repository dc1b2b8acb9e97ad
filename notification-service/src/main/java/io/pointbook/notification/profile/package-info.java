/** Place of what is known about a member from the stream. Comes with the notifications. */
@NullMarked
package io.pointbook.notification.profile;

import org.jspecify.annotations.NullMarked;

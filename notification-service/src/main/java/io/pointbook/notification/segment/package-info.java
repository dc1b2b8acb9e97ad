/** Place of groups of members by what they have in common. Comes with the notifications. */
@NullMarked
package io.pointbook.notification.segment;

import org.jspecify.annotations.NullMarked;

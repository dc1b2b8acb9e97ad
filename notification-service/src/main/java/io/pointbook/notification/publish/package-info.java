/** Place of what goes out: the topics offers.KIND.v1. Comes with the notifications. */
@NullMarked
package io.pointbook.notification.publish;

import org.jspecify.annotations.NullMarked;

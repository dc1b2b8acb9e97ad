/** Place of what goes out: the topic rewards.redemptions.v1. Comes with the rewards. */
@NullMarked
package io.pointbook.rewards.publish;

import org.jspecify.annotations.NullMarked;

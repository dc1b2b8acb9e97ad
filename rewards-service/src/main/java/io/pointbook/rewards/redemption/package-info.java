/** Place of a member's redemption from hold to capture or cancellation. Comes with the rewards. */
@NullMarked
package io.pointbook.rewards.redemption;

import org.jspecify.annotations.NullMarked;

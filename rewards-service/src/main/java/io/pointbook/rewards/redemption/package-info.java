/** A member's redemption from request to fulfilment or cancellation. Decides; knows neither doors nor tables nor clocks. */
@NullMarked
package io.pointbook.rewards.redemption;

import org.jspecify.annotations.NullMarked;

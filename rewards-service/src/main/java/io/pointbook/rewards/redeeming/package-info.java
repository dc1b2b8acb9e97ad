/** The process that takes a redemption from step to step, whatever fails meanwhile, and its doors. */
@NullMarked
package io.pointbook.rewards.redeeming;

import org.jspecify.annotations.NullMarked;

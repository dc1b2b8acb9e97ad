/** Codes of our own that are printed or sent out in bulk, and become coupons of whoever enters them. */
@NullMarked
package io.pointbook.rewards.code;

import org.jspecify.annotations.NullMarked;

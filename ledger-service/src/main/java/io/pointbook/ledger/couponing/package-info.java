/** Doors for coupons: issue, reserve, redeem, release, and what one can read about them. */
@NullMarked
package io.pointbook.ledger.couponing;

import org.jspecify.annotations.NullMarked;

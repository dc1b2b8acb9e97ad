/** Place of the coupons that a receipt can carry: issued, reserved, redeemed, expired. Comes with the programmes. */
@NullMarked
package io.pointbook.ledger.coupon;

import org.jspecify.annotations.NullMarked;

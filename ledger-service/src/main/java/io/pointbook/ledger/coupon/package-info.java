/** The coupon that a receipt can carry: issued, reserved, redeemed, given back, expired. Decides; knows neither doors nor tables. */
@NullMarked
package io.pointbook.ledger.coupon;

import org.jspecify.annotations.NullMarked;

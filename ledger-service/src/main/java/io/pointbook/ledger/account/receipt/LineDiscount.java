package io.pointbook.ledger.account.receipt;

import org.jspecify.annotations.Nullable;

/**
 * A discount of which the till says where it comes from; the line's net has it already.
 *
 * @param amount minor units, not below zero
 * @param promotionId a rule's id, or a promotion of the till's own
 * @param couponCode the coupon that it comes from
 */
public record LineDiscount(
        long amount, @Nullable String promotionId, @Nullable String couponCode) {}

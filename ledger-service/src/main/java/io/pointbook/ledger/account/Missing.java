package io.pointbook.ledger.account;

import org.jspecify.annotations.Nullable;

/**
 * What a member would have to spend more, so that a rule gives something, or one unit more.
 *
 * @param rule programme id + "/" + rule id
 * @param wallet of the units; absent for coupons and discounts
 * @param amount minor units of the basket's currency, above zero
 */
public record Missing(String rule, @Nullable String wallet, long amount) {}

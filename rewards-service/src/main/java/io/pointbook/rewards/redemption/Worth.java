package io.pointbook.rewards.redemption;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.catalogue.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a redemption is worth in money.
 *
 * @param value for all pieces together
 * @param taxClass by which yearly statements add up; absent: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Worth(Money value, @Nullable String taxClass) {}

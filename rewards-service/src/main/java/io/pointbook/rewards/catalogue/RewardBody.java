package io.pointbook.rewards.catalogue;

import io.pointbook.runtime.http.Requests;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code PUT /rewards/{rewardId}}. */
@Schema(
        name = "PutReward",
        requiredProperties = {"kind", "texts"})
record RewardBody(
        @Nullable RewardKind kind,

        @Schema(description = "Absent: ACTIVE") @Nullable RewardState state,

        @Schema(description = "This or 'ways'", minimum = "1", maximum = "1000000000000") @Nullable
        Long pricePoints,

        @Schema(description = "Several ways to pay; with more than one a redemption names the one it takes") @Nullable
        List<@Nullable Way> ways,

        @Schema(description = "What it costs later, in the order of time") @Nullable
        List<@Nullable PriceChange> priceChanges,

        @Schema(defaultValue = "points") @Nullable String wallet,

        @Schema(
                description = "Pieces at the beginning; absent: as many as anybody wants. Only with a new reward: later"
                        + " it is ignored, and POST /rewards/{rewardId}/stock moves the stock. Variants have their own",
                minimum = "0")
        @Nullable
        Long stock,

        @Schema(description = "Absent: REWARD") @Nullable StockPer stockPer,

        @Schema(description = "With GOODS and EXPERIENCE; a redemption names one of them") @Nullable
        List<@Nullable VariantBody> variants,

        @Schema(description = "By language, such as en or pt-BR; one at least") @Nullable
        Map<String, @Nullable RewardText> texts,

        @Schema(description = "Its address, http or https", maxLength = 2000) @Nullable
        String picture,

        @Nullable Instant validFrom,

        @Schema(description = "From then on it cannot be had") @Nullable
        Instant validUntil,

        @Nullable MemberLimit limit,
        @Nullable Eligible eligible,

        @Schema(description = "With DISCOUNT_COUPON, and with nothing else") @Nullable
        CouponOffer coupon,

        @Schema(description = "What a piece is worth; CASHBACK pays it out, and must have it") @Nullable
        Money value,

        @Schema(
                description =
                        "A name of your own, by which the yearly statements of prizes add up; only with a 'value'. The"
                                + " member's kind is then written down with each redemption",
                examples = "PL-PIT-21-1-68")
        @Nullable
        String taxClass,

        @Schema(description = "With VOUCHER, and with nothing else: the pool that its codes come from") @Nullable
        String voucherPool,

        @Schema(
                description =
                        "How it may come back after the member has it; only GOODS and EXPERIENCE. Absent: not at all")
        @Nullable
        Returns returns) {

    /** More pieces than any chain stores of one thing. */
    static final long MOST_PIECES = 1_000_000_000;

    /** The terms, if they make sense. */
    RewardTerms checked() {
        var given = Requests.given(kind, "kind");
        if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
            throw Requests.invalid("'validFrom' is before 'validUntil'.");
        }
        var prices = new PriceCheck(given);
        var now = prices.ways(pricePoints, ways, "");
        return new RewardTerms(
                given,
                state == null ? RewardState.ACTIVE : state,
                RewardTerms.cheapest(RewardTerms.ways(pricePoints, now)),
                wallet == null ? "points" : wallet,
                TermsCheck.texts(texts, "texts"),
                validFrom,
                validUntil,
                TermsCheck.limit(limit),
                TermsCheck.eligible(eligible),
                TermsCheck.coupon(given, coupon),
                now,
                prices.changes(priceChanges),
                VariantCheck.variants(given, variants, stock),
                TermsCheck.stockPer(given, stockPer),
                TermsCheck.picture(picture),
                TermsCheck.value(given, value),
                TermsCheck.taxClass(taxClass, value),
                TermsCheck.voucherPool(given, voucherPool, stock),
                TermsCheck.returns(given, returns));
    }

    /** Pieces of a new reward. */
    @Nullable
    Long firstStock() {
        return stock == null ? null : Long.valueOf(Requests.within(stock, "stock", 0, MOST_PIECES));
    }

    /** Pieces of each variant that has a number of them; read only while the variant is new. */
    Map<String, Long> firstStocks() {
        var stocks = new LinkedHashMap<String, Long>();
        for (var variant : Objects.requireNonNullElse(variants, List.<@Nullable VariantBody>of())) {
            if (variant != null && variant.variantId() != null && variant.stock() != null) {
                stocks.put(variant.variantId(), variant.stock());
            }
        }
        return stocks;
    }
}

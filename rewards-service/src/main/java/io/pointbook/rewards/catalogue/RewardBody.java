package io.pointbook.rewards.catalogue;

import io.pointbook.rewards.door.Requests;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code PUT /rewards/{rewardId}}. */
@Schema(
        name = "PutReward",
        requiredProperties = {"kind", "pricePoints", "texts"})
record RewardBody(
        @Nullable RewardKind kind,

        @Schema(description = "Absent: ACTIVE") @Nullable RewardState state,

        @Schema(minimum = "1", maximum = "1000000000000") @Nullable
        Long pricePoints,

        @Schema(defaultValue = "points") @Nullable String wallet,

        @Schema(
                description = "Pieces at the beginning; absent: as many as anybody wants. Only with a new reward: later"
                        + " it is ignored, and POST /rewards/{rewardId}/stock moves the stock",
                minimum = "0")
        @Nullable
        Long stock,

        @Schema(description = "By language, such as en or pt-BR; one at least") @Nullable
        Map<String, @Nullable RewardText> texts,

        @Nullable Instant validFrom,

        @Schema(description = "From then on it cannot be had") @Nullable
        Instant validUntil,

        @Nullable MemberLimit limit,
        @Nullable Eligible eligible,

        @Schema(description = "With DISCOUNT_COUPON, and with nothing else") @Nullable
        CouponOffer coupon) {

    /** More pieces than any chain stores of one thing. */
    static final long MOST_PIECES = 1_000_000_000;

    private static final int MOST_LANGUAGES = 50;
    private static final int MOST_NAMES = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /** The terms, if they make sense. */
    RewardTerms checked() {
        var given = Requests.given(kind, "kind");
        if ((given == RewardKind.DISCOUNT_COUPON) != (coupon != null)) {
            throw Requests.invalid("'coupon' says what a DISCOUNT_COUPON gives; no other kind has it.");
        }
        if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
            throw Requests.invalid("'validFrom' is before 'validUntil'.");
        }
        return new RewardTerms(
                given,
                state == null ? RewardState.ACTIVE : state,
                Requests.within(pricePoints, "pricePoints", 1, Requests.MOST_POINTS),
                wallet == null ? "points" : wallet,
                checkedTexts(),
                validFrom,
                validUntil,
                checkedLimit(),
                checkedEligible(),
                checkedCoupon());
    }

    /** Pieces of a new reward. */
    @Nullable
    Long firstStock() {
        return stock == null ? null : Long.valueOf(Requests.within(stock, "stock", 0, MOST_PIECES));
    }

    private Map<String, RewardText> checkedTexts() {
        if (texts == null || texts.isEmpty() || texts.size() > MOST_LANGUAGES) {
            throw Requests.invalid("'texts' has a name in at least one language, in " + MOST_LANGUAGES + " at most.");
        }
        var checked = new TreeMap<String, RewardText>();
        texts.forEach((language, text) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                throw Requests.invalid("'texts' is by language, such as en or pt-BR.");
            }
            var there = Requests.given(text, "texts." + language);
            Requests.text(Requests.given(there.name(), "texts." + language + ".name"), "name", LONGEST_NAME);
            Requests.text(there.description(), "description", LONGEST_DESCRIPTION);
            checked.put(language, there);
        });
        return checked;
    }

    private @Nullable MemberLimit checkedLimit() {
        if (limit == null) {
            return null;
        }
        Requests.within(limit.count(), "limit.count", 1, MOST_PIECES);
        try {
            var now = Instant.parse("2026-01-01T00:00:00Z");
            if (limit.since(now).isBefore(now)) {
                return limit;
            }
        } catch (DateTimeException | ArithmeticException _) {
            throw invalidPeriod();
        }
        throw invalidPeriod();
    }

    private static RuntimeException invalidPeriod() {
        return Requests.invalid(
                "'limit.period' is an ISO 8601 duration above zero, such as P30D; leave it out for ever.");
    }

    private @Nullable Eligible checkedEligible() {
        return eligible == null ? null : new Eligible(names(eligible.kinds()), names(eligible.tiers()));
    }

    private static List<String> names(@Nullable List<String> names) {
        if (names == null) {
            return List.of();
        }
        if (names.size() > MOST_NAMES) {
            throw Requests.invalid("'eligible' names " + MOST_NAMES + " kinds and tiers at most.");
        }
        return names.stream()
                .map(name -> Requests.given(Requests.text(name, "eligible", LONGEST_NAME), "eligible"))
                .toList();
    }

    private @Nullable CouponOffer checkedCoupon() {
        if (coupon == null) {
            return null;
        }
        var benefit = Requests.given(coupon.benefit(), "coupon.benefit");
        Requests.text(Requests.given(benefit.kind(), "coupon.benefit.kind"), "coupon.benefit.kind", LONGEST_NAME);
        if (coupon.validFor() != null && !coupon.validFor().isPositive()) {
            throw Requests.invalid("'coupon.validFor' is an ISO 8601 duration above zero, such as P30D.");
        }
        return coupon;
    }
}

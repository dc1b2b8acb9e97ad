package io.pointbook.rewards.catalogue;

import io.pointbook.runtime.http.Requests;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rest of a reward's terms: what must be true of them. */
final class TermsCheck {
    private static final int MOST_LANGUAGES = 50;
    private static final int MOST_NAMES = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_TAX_CLASS = 64;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern TAX_CLASS = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST_TAX_CLASS + "}");
    private static final Set<String> WEB = Set.of("http", "https");

    private TermsCheck() {}

    static Map<String, RewardText> texts(@Nullable Map<String, @Nullable RewardText> texts, String place) {
        if (texts == null || texts.isEmpty() || texts.size() > MOST_LANGUAGES) {
            throw Requests.invalid(
                    "'" + place + "' has a name in at least one language, in " + MOST_LANGUAGES + " at most.");
        }
        var checked = new TreeMap<String, RewardText>();
        texts.forEach((language, text) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                throw Requests.invalid("'" + place + "' is by language, such as en or pt-BR.");
            }
            var there = Requests.given(text, place + "." + language);
            Requests.text(Requests.given(there.name(), place + "." + language + ".name"), "name", LONGEST_NAME);
            Requests.text(there.description(), "description", LONGEST_DESCRIPTION);
            checked.put(language, there);
        });
        return checked;
    }

    static @Nullable MemberLimit limit(@Nullable MemberLimit limit) {
        if (limit == null) {
            return null;
        }
        Requests.within(limit.count(), "limit.count", 1, RewardBody.MOST_PIECES);
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

    static @Nullable Eligible eligible(@Nullable Eligible eligible) {
        if (eligible == null) {
            return null;
        }
        var condition = eligible.condition();
        return new Eligible(
                names(eligible.kinds()),
                names(eligible.tiers()),
                condition == null ? null : StandingConditions.checked(condition));
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

    static @Nullable CouponOffer coupon(RewardKind kind, @Nullable CouponOffer coupon) {
        if ((kind == RewardKind.DISCOUNT_COUPON) != (coupon != null)) {
            throw Requests.invalid("'coupon' says what a DISCOUNT_COUPON gives; no other kind has it.");
        }
        if (coupon == null) {
            return null;
        }
        return coupon.checked("coupon");
    }

    static @Nullable StockPer stockPer(RewardKind kind, @Nullable StockPer stockPer) {
        if (stockPer == StockPer.STORE && !kind.hasVariants()) {
            throw Requests.invalid("'stockPer': STORE is for GOODS and EXPERIENCE: nothing else lies in a store.");
        }
        return stockPer == StockPer.REWARD ? null : stockPer;
    }

    static @Nullable String voucherPool(RewardKind kind, @Nullable String pool, @Nullable Long stock) {
        if ((kind == RewardKind.VOUCHER) != (pool != null)) {
            throw Requests.invalid("'voucherPool' says where a VOUCHER comes from; no other kind has it.");
        }
        if (pool != null && stock != null) {
            throw Requests.invalid("'stock' of a VOUCHER is what is in its pool: leave it out.");
        }
        return pool == null ? null : Requests.id(pool, "voucherPool");
    }

    static @Nullable String picture(@Nullable String picture) {
        if (picture == null) {
            return null;
        }
        try {
            var address = new URI(picture);
            if (picture.length() <= LONGEST_ADDRESS
                    && address.getScheme() != null
                    && WEB.contains(address.getScheme())
                    && address.getHost() != null) {
                return picture;
            }
        } catch (URISyntaxException _) {
            throw invalidPicture();
        }
        throw invalidPicture();
    }

    private static RuntimeException invalidPicture() {
        return Requests.invalid("'picture' is an http or https address of " + LONGEST_ADDRESS + " characters at most.");
    }

    static @Nullable Money value(RewardKind kind, @Nullable Money value) {
        if (value == null && kind == RewardKind.CASHBACK) {
            throw Requests.invalid("'value' says how much CASHBACK pays out for a piece.");
        }
        return value == null ? null : PriceCheck.money(value, "value");
    }

    static @Nullable String taxClass(@Nullable String taxClass, @Nullable Money value) {
        if (taxClass == null) {
            return null;
        }
        if (value == null || !TAX_CLASS.matcher(taxClass).matches()) {
            throw Requests.invalid("'taxClass' is 1 to " + LONGEST_TAX_CLASS
                    + " letters, digits and . _ -, with a 'value' of which tax may be due.");
        }
        return taxClass;
    }

    /** What gave a code, money or a gift away cannot come back. */
    static @Nullable Returns returns(RewardKind kind, @Nullable Returns returns) {
        if (returns == null) {
            return null;
        }
        if (!kind.hasVariants()) {
            throw Requests.invalid("'returns' is for GOODS and EXPERIENCE: nothing else can come back.");
        }
        // JSON may leave it out, whatever the type says
        var within = Objects.<@Nullable Duration>requireNonNullElse(returns.within(), Duration.ZERO);
        if (!within.isPositive() || within.compareTo(Returns.LONGEST) > 0) {
            throw Requests.invalid("'returns.within' is an ISO 8601 duration above zero, P365D at most, such as P30D.");
        }
        return returns;
    }
}

package io.pointbook.ledger.couponing;

import io.pointbook.ledger.coupon.CouponCode;
import io.pointbook.ledger.coupon.CouponTerms;
import io.pointbook.ledger.door.Requests;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must be true of a request's values before a coupon is asked. */
final class CouponRequests {
    static final Duration DEFAULT_LIFE = Duration.ofMinutes(15);

    private static final int LONGEST_SOURCE = 200;

    // '#' and '/' have a meaning of their own in the ids of events and of coupons that rules issue
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:~-]{1,128}");

    private CouponRequests() {}

    /** The caller's own id. */
    static String id(@Nullable String value, String name) {
        String id = Requests.given(value, name);
        if (!ID.matcher(id).matches()) {
            throw Requests.invalid(
                    "'" + name + "' is an id of your own: 1 to 128 letters, digits, points and _ : ~ -, no others.");
        }
        return id;
    }

    static @Nullable String optionalId(@Nullable String value, String name) {
        return value == null ? null : id(value, name);
    }

    /** An own code, if one is given, is one that a receipt can carry and an address can hold. */
    static void code(@Nullable String code) {
        if (code != null && !CouponCode.canBe(code)) {
            throw Requests.invalid("'code' has 1 to 64 letters, digits, points and _ ~ -, no others.");
        }
    }

    /** @param now what an absent validFrom means */
    static CouponTerms terms(IssueCouponBody body, Instant now) {
        var benefit = Requests.given(body.benefit(), "benefit").checked();
        var from = body.validFrom() == null ? now : body.validFrom().truncatedTo(ChronoUnit.MICROS);
        var until = body.validUntil() == null ? null : body.validUntil().truncatedTo(ChronoUnit.MICROS);
        if (until != null && !until.isAfter(from)) {
            throw Requests.invalid("'validUntil' is later than 'validFrom'; without that, later than now.");
        }
        return new CouponTerms(benefit, from, until, source(body.source()));
    }

    private static String source(@Nullable String source) {
        if (source == null || source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw Requests.invalid("'source' says which rule, campaign or service issues it, in 1 to " + LONGEST_SOURCE
                    + " characters.");
        }
        return source;
    }

    /** A receipt's identity. */
    static @Nullable String receipt(@Nullable String text) {
        return text == null ? null : Requests.receipt(text).toString();
    }

    static Duration life(@Nullable String text) {
        return Requests.life(text, DEFAULT_LIFE);
    }
}

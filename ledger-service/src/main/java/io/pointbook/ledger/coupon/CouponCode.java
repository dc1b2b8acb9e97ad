package io.pointbook.ledger.coupon;

import java.util.regex.Pattern;

/** What a till reads and a receipt carries. Capitals matter. */
public final class CouponCode {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    private CouponCode() {}

    /** Whether a text can be a code at all: anything else is unknown without looking. */
    public static boolean canBe(String text) {
        return CODE.matcher(text).matches();
    }
}

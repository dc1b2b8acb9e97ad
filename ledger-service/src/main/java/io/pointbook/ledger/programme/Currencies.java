package io.pointbook.ledger.programme;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Minor units of currencies, by ISO 4217. */
public final class Currencies {
    private Currencies() {}

    /** Whether ISO 4217 has the code. */
    public static boolean isOne(@Nullable String code) {
        try {
            return code != null && Currency.getInstance(code) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** How many minor units 1.00 has: 100 for GBP, 1 for JPY, 1000 for KWD. Codes without an exponent count as 1. */
    static long minorUnits(String currency) {
        int exponent = Currency.getInstance(currency).getDefaultFractionDigits();
        long units = 1;
        for (int i = 0; i < exponent; i++) {
            units *= 10;
        }
        return units;
    }
}

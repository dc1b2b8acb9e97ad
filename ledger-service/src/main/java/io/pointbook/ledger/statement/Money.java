package io.pointbook.ledger.statement;

import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as people read them. */
final class Money {
    private Money() {}

    /** 1240 minor units of GBP are "12.40 GBP"; a currency without minor units has none. */
    static String text(long minorUnits, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(minorUnits, digits).toPlainString() + " " + currency;
    }
}

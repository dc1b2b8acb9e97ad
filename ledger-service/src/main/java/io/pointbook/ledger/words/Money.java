package io.pointbook.ledger.words;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount.
 *
 * @param minorUnits grosze, cents
 * @param currency ISO 4217; empty: a count of something that has no smaller unit
 */
public record Money(long minorUnits, String currency) {
    private static final Pattern CODE_BEFORE_NUMBER = Pattern.compile("(\\p{L})(?=\\d)");

    /** 1240 minor units of GBP are "12.40"; a currency without minor units has no point. */
    public String decimal() {
        return amount(digits()).toPlainString();
    }

    /** As people of that country write it, the currency with it. */
    String text(Locale locale) {
        if (currency.isEmpty()) {
            return NumberFormat.getIntegerInstance(locale).format(minorUnits);
        }
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(currency));
        format.setMinimumFractionDigits(digits());
        format.setMaximumFractionDigits(digits());
        // a currency that has no sign there is written with its code, which must not touch the number
        return CODE_BEFORE_NUMBER.matcher(format.format(amount(digits()))).replaceAll("$1\u00a0");
    }

    private BigDecimal amount(int digits) {
        return BigDecimal.valueOf(minorUnits, digits);
    }

    private int digits() {
        return currency.isEmpty()
                ? 0
                : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}

package io.pointbook.ledger.ingest.receipt;

/** The contract's patterns, by hand: a regular expression would cost more than all the rest of a line. */
final class CharChecks {
    private static final int MAX_WHOLE_DIGITS = 9;
    private static final int MAX_DECIMALS = 6;
    private static final int MIN_GTIN = 8;
    private static final int MAX_GTIN = 14;
    private static final int CURRENCY_LETTERS = 3;

    private CharChecks() {}

    /** {@code ^[A-Za-z0-9._:-]+$} */
    static boolean isCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            // '.' to ':' would have the slash too
            if (!letter && !isDigit(c) && c != '.' && c != '_' && c != ':' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** {@code ^[0-9]{8,14}$} */
    static boolean isGtin(String text) {
        return text.length() >= MIN_GTIN && text.length() <= MAX_GTIN && digits(text, 0) == text.length();
    }

    /** {@code ^[A-Z]{3}$} */
    static boolean isCurrency(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return text.length() == CURRENCY_LETTERS;
    }

    /** {@code ^-?[0-9]{1,9}(\.[0-9]{1,6})?$} */
    static boolean isQuantity(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, start);
        if (whole < 1 || whole > MAX_WHOLE_DIGITS) {
            return false;
        }
        int point = start + whole;
        if (point == text.length()) {
            return true;
        }
        int decimals = digits(text, point + 1);
        return text.charAt(point) == '.'
                && decimals >= 1
                && decimals <= MAX_DECIMALS
                && point + 1 + decimals == text.length();
    }

    /** How many digits stand there in a row. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

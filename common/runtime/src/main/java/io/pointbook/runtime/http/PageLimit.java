package io.pointbook.runtime.http;

import org.jspecify.annotations.Nullable;

/** How many rows a page has: {@value #DEFAULT} unless the caller says otherwise, {@value #MOST} at most. */
public final class PageLimit {
    public static final int DEFAULT = 100;
    public static final int MOST = 500;

    private PageLimit() {}

    public static int parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException _) {
            throw invalid();
        }
        throw invalid();
    }

    private static Refused invalid() {
        return RequestProblem.LIMIT_INVALID.because(
                "'limit' is a whole number from 1 to " + MOST + "; follow 'next' for more rows.");
    }
}

package io.pointbook.runtime.http;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must be true of a request's values before anybody is asked. */
public final class Requests {
    /** Longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    /** PostgreSQL's texts cannot hold it. */
    private static final char UNWRITABLE = '\u0000';

    // '#' and '/' have a meaning of their own in the ids of events; the ledger's ids take what is put in front of it
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:~-]{0,99}");

    private Requests() {}

    /** The body itself. */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw RequestProblem.MALFORMED_REQUEST.because("The request needs a body: a JSON object.");
        }
        return body;
    }

    /** A value that must be there. */
    public static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw invalid("'" + name + "' is missing.");
        }
        return value;
    }

    /** An id of the caller's own. */
    public static String id(@Nullable String id, String name) {
        var given = given(id, name);
        if (!ID.matcher(given).matches()) {
            throw invalid("'" + name
                    + "' is an id of your own: 1 to 100 letters, digits and . _ : ~ -, the first a letter or digit.");
        }
        return given;
    }

    /** A whole number within bounds. */
    public static long within(@Nullable Long value, String name, long least, long most) {
        long given = given(value, name);
        if (given < least || given > most) {
            throw invalid("'" + name + "' is a whole number from " + least + " to " + most + ".");
        }
        return given;
    }

    /** A text of some length, or none. */
    public static @Nullable String text(@Nullable String text, String name, int longest) {
        if (text != null && (text.isBlank() || text.length() > longest)) {
            throw invalid("'" + name + "' has 1 to " + longest + " characters.");
        }
        if (text != null && text.indexOf(UNWRITABLE) >= 0) {
            throw invalid("'" + name + "' has a character U+0000, which cannot be kept.");
        }
        return text;
    }

    /** A constant by its name. */
    public static <E extends Enum<E>> E one(Class<E> type, String text, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> invalid("'" + name + "' is one of " + Arrays.toString(type.getEnumConstants()) + "."));
    }

    public static Refused invalid(String detail) {
        return RequestProblem.INVALID_REQUEST.because(detail);
    }
}

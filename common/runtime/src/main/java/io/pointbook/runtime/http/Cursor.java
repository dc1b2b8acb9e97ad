package io.pointbook.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended. For callers it is opaque text that they hand back as it is.
 *
 * @param parts what the page's maker needs to go on; none holds a line break
 */
public record Cursor(List<String> parts) {
    private static final String SEPARATOR = "\n";
    private static final int LONGEST = 1_024;

    public static Cursor of(Object... parts) {
        return new Cursor(java.util.Arrays.stream(parts).map(String::valueOf).toList());
    }

    /** As it stands in {@code next}. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor of so many parts; absent where the caller begins. */
    public static @Nullable Cursor parse(@Nullable String text, int parts) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw invalid();
        }
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var found = List.of(decoded.split(SEPARATOR, -1));
            if (found.size() != parts) {
                throw invalid();
            }
            return new Cursor(found);
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
    }

    /** A part that is a whole number. */
    public long number(int part) {
        try {
            return Long.parseLong(parts.get(part));
        } catch (NumberFormatException _) {
            throw invalid();
        }
    }

    /** For a cursor that can be read and yet means nothing here. */
    public static Refused invalid() {
        return RequestProblem.CURSOR_INVALID.because(
                "A cursor is handed back exactly as it came in 'next' of the page before, to the same address. Leave it out"
                        + " to begin.");
    }
}

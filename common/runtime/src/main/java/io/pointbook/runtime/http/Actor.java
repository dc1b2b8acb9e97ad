package io.pointbook.runtime.http;

import org.jspecify.annotations.Nullable;

/** Who acts, as he names himself in the header {@value #HEADER}. It proves nothing until roles exist. */
public final class Actor {
    public static final String HEADER = "Pointbook-Actor";

    /** The actor of a request that names nobody. */
    public static final String LOCAL = "local";

    private static final int LONGEST = 64;

    private Actor() {}

    public static String parse(@Nullable String header) {
        if (header == null) {
            return LOCAL;
        }
        int length = header.codePointCount(0, header.length());
        if (header.isBlank() || length > LONGEST || header.codePoints().anyMatch(Character::isISOControl)) {
            throw RequestProblem.ACTOR_INVALID.because(
                    HEADER + " is a name of 1 to " + LONGEST + " characters; leave it out to act as '" + LOCAL + "'.");
        }
        return header;
    }
}

package io.pointbook.runtime.http;

import java.util.Map;

/** A kind of refusal that callers may rely on. Implemented by enums, one constant for each kind. */
public interface ProblemCode {

    /** The constant's name; its lower case is the code. */
    String name();

    /** The HTTP status that goes with it. */
    int status();

    /** What it is, in a few words, the same for each occurrence. */
    String title();

    /** The stable code that programs look at. */
    default String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** A refusal of this kind; the detail says what was wrong this time and what to do. */
    default Refused because(String detail) {
        return new Refused(Problem.of(this, detail, Map.of()));
    }

    /** A refusal of this kind with a number that a program can use. */
    default Refused because(String detail, String name, long number) {
        return new Refused(Problem.of(this, detail, Map.of(name, number)));
    }
}

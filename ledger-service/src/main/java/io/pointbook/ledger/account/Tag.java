package io.pointbook.ledger.account;

import java.util.regex.Pattern;

/** The form of the names by which members are put into groups, teams among them. */
public final class Tag {
    /** What is said about another form. */
    public static final String EXPECTED = "1 to 64 letters, digits, dots, dashes or underscores are expected";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Tag() {}

    /** Whether a name has the form. */
    public static boolean isOne(String name) {
        return FORM.matcher(name).matches();
    }
}

package io.pointbook.notification.mail;

import java.util.Locale;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address to which a message comes back, one for each (variable envelope return path): its number and a mark that only we
 * can make, so that nobody can tell us of bounces that were none.
 */
public final class BounceAddress {
    private static final Pattern FORM = Pattern.compile("b-([0-9]{1,18})-([0-9a-f]{10})@.*");

    private final String domain;
    private final LongFunction<String> mark;

    /** @param mark ten hexadecimal digits for a number */
    public BounceAddress(String domain, LongFunction<String> mark) {
        this.domain = domain;
        this.mark = mark;
    }

    String of(long reference) {
        return "b-" + reference + "-" + mark.apply(reference) + "@" + domain;
    }

    /** Whose bounce it is; nothing where it is no address of ours. */
    public @Nullable Long reference(String address) {
        var matcher = FORM.matcher(address.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        long reference = Long.parseLong(matcher.group(1));
        return mark.apply(reference).equals(matcher.group(2)) ? (Long) reference : null;
    }
}

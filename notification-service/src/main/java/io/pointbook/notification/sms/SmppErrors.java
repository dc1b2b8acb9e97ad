package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Receipt.Fate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a centre's own error numbers in receipts mean; each maker has others.
 *
 * @param gone nobody has this number
 * @param blocked the receiver refused all such messages at his operator
 */
public record SmppErrors(Set<String> gone, Set<String> blocked) {
    public SmppErrors {
        gone = gone.stream().map(SmppErrors::bare).collect(Collectors.toUnmodifiableSet());
        blocked = blocked.stream().map(SmppErrors::bare).collect(Collectors.toUnmodifiableSet());
    }

    Fate failure(@Nullable String error) {
        if (error == null) {
            return Fate.FAILED;
        }
        var number = bare(error);
        return gone.contains(number) ? Fate.GONE : blocked.contains(number) ? Fate.BLOCKED : Fate.FAILED;
    }

    /** 1 and 001 are the same. */
    private static String bare(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }
}

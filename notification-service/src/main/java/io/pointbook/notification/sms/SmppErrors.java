package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Receipt.Fate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a centre's own error numbers in receipts mean; each maker has others.
 *
 * @param gone nobody has this number
 * @param blocked the receiver refused all such messages at his operator
 */
public record SmppErrors(Set<String> gone, Set<String> blocked) {
    public SmppErrors {
        gone = Set.copyOf(gone);
        blocked = Set.copyOf(blocked);
    }

    Fate failure(@Nullable String error) {
        if (error == null) {
            return Fate.FAILED;
        }
        return gone.contains(error) ? Fate.GONE : blocked.contains(error) ? Fate.BLOCKED : Fate.FAILED;
    }
}

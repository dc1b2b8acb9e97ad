package io.pointbook.notification.mail;

import io.pointbook.notification.carrier.Receipt.Fate;
import java.util.Locale;
import java.util.Set;

/** What the words of a delivery report mean for a message (RFC 3464, 2.3.3 and 2.3.4; RFC 3463). */
final class Status {
    /** Of 5.1.x those that speak of the receiver's address; 5.1.7 and 5.1.8 speak of the sender's. */
    private static final Set<String> DEAD_ADDRESS = Set.of("5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");

    private Status() {}

    /** @param action failed, delayed … @param status three numbers; empty where none was given */
    static Fate fate(String action, String status) {
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "failed" -> failed(status);
            case "delivered" -> Fate.DELIVERED;
            case "delayed", "relayed", "expanded" -> Fate.ON_ITS_WAY;
            default -> Fate.UNKNOWN;
        };
    }

    private static Fate failed(String status) {
        // 5.7.x too: it speaks of our standing at least as often as of the receiver's will
        return DEAD_ADDRESS.contains(status) ? Fate.GONE : Fate.FAILED;
    }
}

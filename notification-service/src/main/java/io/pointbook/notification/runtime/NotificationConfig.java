package io.pointbook.notification.runtime;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Everything that an installation may set about notification. */
@ConfigMapping(prefix = "pointbook.notification")
public interface NotificationConfig {
    /** Where a local stack shows what arrived on its phones and in its mailbox; empty everywhere else. */
    Optional<URI> localInbox();

    /** The ledger, for imports by card number. */
    Ledger ledger();

    /** Another service that is asked now and then. */
    interface Ledger {
        /** Where its doors are. */
        URI address();
    }
}

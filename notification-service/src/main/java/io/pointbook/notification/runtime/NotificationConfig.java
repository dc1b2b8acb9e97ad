package io.pointbook.notification.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Everything that an installation may set about notification. */
@ConfigMapping(prefix = "pointbook.notification")
public interface NotificationConfig {
    /** Where a local stack shows what arrived on its phones and in its mailbox; empty everywhere else. */
    Optional<URI> localInbox();

    /** The ledger, for imports by card number. */
    Ledger ledger();

    /** Rewards-service, for what can be had for points. */
    Rewards rewards();

    /** What is known of members from the topics. */
    ProfileTerms profile();

    /** The catalogue that is asked now and then. */
    interface Rewards {
        /** Where its doors are. */
        URI address();

        /** Longest wait for one page of the catalogue. */
        @WithDefault("PT5S")
        Duration timeout();

        /** How often the catalogue is asked. */
        @WithDefault("PT1M")
        Duration askEvery();
    }

    /** Groups of members. */
    SegmentSettings segment();

    /** Groups of members. */
    interface SegmentSettings {
        /** How long a segment may be old before it is evaluated again. */
        @WithDefault("PT15M")
        Duration evaluateEvery();

        /** How often it is looked whether one is due. */
        @WithDefault("PT10S")
        Duration lookEvery();
    }

    /** How read models are built. */
    interface ProfileTerms {
        /** In which a purchase has its weekday and hour. */
        @WithDefault("Europe/Warsaw")
        ZoneId zone();

        /** After this time a purchase counts half among what a member likes. */
        @WithDefault("P90D")
        Duration halfLife();

        /** Who buys again after so long has come back. */
        @WithDefault("P60D")
        Duration absence();

        /** Occasions that are older when they are read are not noted: old topics send no old messages. */
        @WithDefault("P2D")
        Duration notedFor();

        /** Consumers of each topic. */
        @WithDefault("1")
        int threads();

        /** How often generations of read models are looked at. */
        @WithDefault("PT1S")
        Duration lookEvery();

        /** How often members are sorted into fifths by recency, frequency and spend. */
        @WithDefault("PT1H")
        Duration scoresEvery();
    }

    /** Another service that is asked now and then. */
    interface Ledger {
        /** Where its doors are. */
        URI address();
    }
}

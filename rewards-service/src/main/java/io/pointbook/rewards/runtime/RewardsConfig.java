package io.pointbook.rewards.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Everything that an installation may set about rewards. */
@ConfigMapping(prefix = "pointbook.rewards")
public interface RewardsConfig {
    /** The ledger, as redemptions need it. */
    Ledger ledger();

    /** The time zone in which years of statements begin and end. */
    @WithDefault("UTC")
    ZoneId zone();

    /** How redemptions go on. */
    Redemption redemption();

    /** Codes of other firms. */
    Voucher voucher();

    /** Codes of other firms. */
    interface Voucher {
        /** The file with the key that seals them, 32 random bytes; without one no codes are taken in. */
        Optional<String> keyFile();

        /** How long the request that was first shown codes is shown them again. */
        @WithDefault("PT10M")
        Duration showAgainFor();

        /** How often the pools are counted. */
        @WithDefault("PT30S")
        Duration watchEvery();
    }

    /** The ledger, as redemptions need it. */
    interface Ledger {
        /** Where its doors are. */
        URI address();

        /** Longest time for one attempt of a call. */
        @WithDefault("PT2S")
        Duration timeout();

        /** How long a ledger that does not answer is left alone. */
        @WithDefault("PT2S")
        Duration pause();

        /** What becomes of redemptions while it is away. */
        @WithDefault("WAIT")
        WhileAway whileAway();
    }

    /** What becomes of redemptions while the ledger is away. */
    enum WhileAway {
        /** They are taken down and go on when it is back. */
        WAIT,
        /** They are refused with 503 {@code ledger_unavailable}. */
        REFUSE
    }

    /** How redemptions go on. */
    interface Redemption {
        /** How long the ledger holds points for a redemption that does not go on; P7D at most. */
        @WithDefault("PT1H")
        Duration holdLife();

        /** How long one driver has a redemption for itself; longer than any call to the ledger with its repeats. */
        @WithDefault("PT30S")
        Duration lease();

        /** Pause after the first attempt that failed; doubled with each further one. */
        @WithDefault("PT1S")
        Duration firstPause();

        /** Longest pause between attempts. */
        @WithDefault("PT60S")
        Duration longestPause();

        /** A step that takes longer is shown to an operator. */
        @WithDefault("PT5M")
        Duration stuckAfter();

        /** How often the worker looks for redemptions that nobody drives. */
        @WithDefault("PT1S")
        Duration workerEvery();
    }
}

package io.pointbook.ledger.runtime;

import io.pointbook.ledger.account.book.ReturnPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Everything that an installation may set about the ledger. */
@ConfigMapping(prefix = "pointbook.ledger")
public interface LedgerConfig {
    /** The file with the key that card numbers are hashed with: at least 32 bytes. Back it up: without it every card is new. */
    String cardKeyFile();

    /**
     * The file with the key that signs what tills take with them: Ed25519, private and public half as PEM. Absent: nothing
     * is signed.
     */
    Optional<String> signingKeyFile();

    /** Reading the till topic. */
    Inbox inbox();

    /** Reading what other systems tell about members. */
    Members members();

    /** What points are worth and how they live, until programmes come. */
    Programme programme();

    /** Work that the clock asks for. */
    Sweep sweep();

    /** Reading the till topic. */
    interface Inbox {
        /** Where the tills' receipts arrive. */
        @WithDefault("till.receipts.v1")
        String topic();

        /** Under which name instances share the topic's partitions. */
        @WithDefault("ledger-ingest")
        String group();

        /** Consumers in this process, each with a thread and partitions of its own. */
        @WithDefault("4")
        int threads();

        /** Most records in one transaction. */
        @WithDefault("500")
        int batchRecords();

        /** After this silence the broker gives the partitions to another instance. */
        @WithDefault("PT10S")
        Duration sessionTimeout();

        /** Longest time for one transaction. */
        @WithDefault("PT5M")
        Duration maxPollInterval();

        /** A receipt that ends later than this after the broker had it is a dead letter. */
        @WithDefault("PT24H")
        Duration clockAheadLimit();

        /** Accounts that stay in memory between batches. */
        @WithDefault("100000")
        int accountsInMemory();

        /** Coupons that stay in memory between batches. */
        @WithDefault("20000")
        int couponsInMemory();

        /** An account is snapshotted after so many events. */
        @WithDefault("200")
        int snapshotEvery();

        /** How long published dead letters stay. */
        @WithDefault("P90D")
        Duration deadLetterRetention();
    }

    /** Reading what other systems tell about members. */
    interface Members {
        /** Where it arrives. */
        @WithDefault("members.events.v1")
        String topic();

        /** Under which name instances share the topic's partitions. */
        @WithDefault("ledger-members")
        String group();
    }

    /** The default programme's terms. */
    interface Programme {
        /** How far a reversal goes when points are spent. */
        @WithDefault("UNLIMITED")
        ReturnPolicy returnPolicy();

        /** Whether a return that finds no purchase takes the points of its value. */
        @WithDefault("false")
        boolean unmatchedReturnsByValue();

        /** How long earned points wait until they can be spent. */
        @WithDefault("PT0S")
        Duration pendingFor();

        /** How long points can be spent; absent: for ever. */
        Optional<Duration> expiresAfter();

        /** How far back a return without a receipt looks for its purchase. */
        @WithDefault("P400D")
        Duration returnsReachBack();

        /** How long points live that a return or a void puts back into a lot which has expired meanwhile. */
        @WithDefault("P0D")
        Duration restoredLiveAtLeast();
    }

    /** Work that the clock asks for. */
    interface Sweep {
        /** How often maturing, expiry and ended holds and reservations are posted. */
        @WithDefault("PT10S")
        Duration clockEvery();

        /** How often waiting returns and voids are joined with what has come. */
        @WithDefault("PT10S")
        Duration waitingEvery();

        /** How often the rules are looked for whose period is over. */
        @WithDefault("PT60S")
        Duration seasonsEvery();

        /** After this time a waiting return or void is listed as unmatched. */
        @WithDefault("P14D")
        Duration unmatchedAfter();
    }
}

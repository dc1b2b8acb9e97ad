package io.pointbook.ledger;

import io.pointbook.testkit.layout.LayoutRules;
import org.junit.jupiter.api.Test;

/** Which way packages may point. Each rule is also shown to fail, on the classes of {@code io.pointbook.wrong}. */
class LedgerLayoutTest {
    private static final LayoutRules LEDGER = new LayoutRules("ledger");

    @Test
    void the_account_knows_java_its_own_packages_and_annotations_of_axon_and_jackson() {
        LEDGER.knowsOnly(
                "account",
                "java.io..",
                "java.lang..",
                "java.math..",
                "java.time..",
                "java.util..",
                LEDGER.in("account"),
                "org.axonframework.commandhandling..",
                "org.axonframework.eventsourcing..",
                "org.axonframework.modelling.command..",
                "com.fasterxml.jackson.annotation..",
                "org.jspecify.annotations..");
    }

    @Test
    void the_coupon_knows_java_and_annotations_of_axon_and_jackson() {
        LEDGER.knowsOnly(
                "coupon",
                "java.lang..",
                "java.time..",
                "java.util..",
                LEDGER.in("coupon"),
                "org.axonframework.commandhandling..",
                "org.axonframework.eventsourcing..",
                "org.axonframework.modelling.command..",
                "com.fasterxml.jackson.annotation..",
                "org.jspecify.annotations..");
    }

    @Test
    void the_account_the_coupon_and_the_programme_read_neither_a_clock_nor_chance() {
        LEDGER.readNeitherClockNorChance("account", "coupon", "programme", "prize");
    }

    @Test
    void the_programme_knows_only_the_account() {
        LEDGER.knowsOnly(
                "programme",
                "java.lang..",
                "java.math..",
                "java.time..",
                "java.util..",
                LEDGER.in("programme"),
                LEDGER.in("account"),
                "org.jspecify.annotations..");
    }

    @Test
    void ingest_does_not_know_publish() {
        LEDGER.doesNotKnow("ingest", "publish");
    }

    @Test
    void publish_does_not_know_ingest() {
        LEDGER.doesNotKnow("publish", "ingest");
    }

    @Test
    void only_runtime_puts_things_together() {
        LEDGER.onlyRuntimePutsThingsTogether();
    }

    @Test
    void only_those_who_keep_rows_see_the_database() {
        LEDGER.onlyTheseSeeTheDatabase(
                "posting",
                "door",
                "ingest",
                "statement",
                "member",
                "hold",
                "couponing",
                "memberevent",
                "household",
                "conflict",
                "rulebook",
                "quote",
                "prizedraw",
                "promotion",
                "whatif",
                "audit",
                "paying",
                "runtime");
    }

    @Test
    void what_the_services_share_knows_none_of_them() {
        LEDGER.whatIsSharedKnowsNoService();
    }

    @Test
    void features_do_not_go_in_circles() {
        LEDGER.featuresDoNotGoInCircles();
    }
}

package io.pointbook.rewards;

import io.pointbook.testkit.layout.LayoutRules;
import org.junit.jupiter.api.Test;

/** Which way packages may point. Each rule is also shown to fail, on the classes of {@code io.pointbook.wrong}. */
class RewardsLayoutTest {
    private static final LayoutRules REWARDS = new LayoutRules("rewards");

    @Test
    void the_redemption_knows_java_the_terms_of_rewards_and_annotations_of_axon_and_jackson() {
        REWARDS.knowsOnly(
                "redemption",
                "java.lang..",
                "java.time..",
                "java.util..",
                REWARDS.in("redemption"),
                REWARDS.in("catalogue"),
                "org.axonframework.commandhandling..",
                "org.axonframework.eventsourcing..",
                "org.axonframework.modelling.command..",
                "com.fasterxml.jackson.annotation..",
                "org.jspecify.annotations..");
    }

    @Test
    void the_redemption_reads_neither_a_clock_nor_chance() {
        REWARDS.readNeitherClockNorChance("redemption");
    }

    @Test
    void redeeming_does_not_know_publish() {
        REWARDS.doesNotKnow("redeeming", "publish");
    }

    @Test
    void publish_knows_what_happened_and_nothing_of_how() {
        REWARDS.doesNotKnow("publish", "redeeming", "ledgerlink", "door", "prize", "voucher", "runtime");
    }

    @Test
    void only_the_ledgers_link_calls_other_services() {
        REWARDS.onlySee(new String[] {"ledgerlink"}, "java.net.http..", "org.eclipse.microprofile.rest.client..");
    }

    @Test
    void only_runtime_puts_things_together() {
        REWARDS.onlyRuntimePutsThingsTogether();
    }

    @Test
    void only_those_who_keep_rows_see_the_database() {
        REWARDS.onlyTheseSeeTheDatabase(
                "audit", "catalogue", "door", "redeeming", "prize", "voucher", "code", "fulfilment", "runtime");
    }

    @Test
    void what_the_services_share_knows_none_of_them() {
        REWARDS.whatIsSharedKnowsNoService();
    }

    @Test
    void features_do_not_go_in_circles() {
        REWARDS.featuresDoNotGoInCircles();
    }
}

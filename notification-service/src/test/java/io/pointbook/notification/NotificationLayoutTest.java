package io.pointbook.notification;

import io.pointbook.testkit.layout.LayoutRules;
import org.junit.jupiter.api.Test;

/** Which way packages may point. Each rule is also shown to fail, on the classes of {@code io.pointbook.wrong}. */
class NotificationLayoutTest {
    private static final LayoutRules NOTIFICATION = new LayoutRules("notification");

    @Test
    void occasions_and_links_know_nobody_who_uses_them() {
        NOTIFICATION.doesNotKnow("occasion", "campaign", "publish", "finding", "feedback", "profile", "runtime");
        NOTIFICATION.doesNotKnow("link", "campaign", "publish", "finding", "feedback", "profile", "runtime");
    }

    @Test
    void campaigns_do_not_know_who_sends_publishes_or_answers() {
        NOTIFICATION.doesNotKnow("campaign", "publish", "feedback", "finding", "ingest", "ledgerlink", "runtime");
    }

    @Test
    void publish_knows_what_happened_and_nothing_of_how() {
        NOTIFICATION.doesNotKnow("publish", "campaign", "feedback", "finding", "door", "ledgerlink", "runtime");
    }

    @Test
    void what_is_found_and_told_follows_from_what_came_in() {
        NOTIFICATION.readNeitherClockNorChance("occasion", "publish", "finding");
    }

    @Test
    void only_runtime_puts_things_together() {
        NOTIFICATION.onlyRuntimePutsThingsTogether();
    }

    @Test
    void what_the_services_share_knows_none_of_them() {
        NOTIFICATION.whatIsSharedKnowsNoService();
    }

    @Test
    void features_do_not_go_in_circles() {
        NOTIFICATION.featuresDoNotGoInCircles();
    }
}

package io.pointbook.notification.campaign;

import static io.pointbook.notification.contact.Channel.EMAIL;
import static io.pointbook.notification.contact.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pointbook.notification.campaign.CampaignAnswer.Count;
import io.pointbook.notification.campaign.MessageDesk.Outgoing;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.occasion.Occasions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignPlanTest {
    private static final String POINTS_SMS =
            "'arms':[{'name':'A','weight':1,'texts':[{'channel':'SMS','language':'en','text':'{points} points'}]}]";
    private static final String EXPIRING = "{'campaignId':'expiring','trigger':{'kind':'OCCASION','occasion':"
            + "'POINTS_EXPIRING','parameters':{'daysAhead':14,'points':50}}," + POINTS_SMS + "%s}";
    private static final String ONCE =
            "{'campaignId':'once','trigger':{'kind':'ONCE','at':'2026-03-02T11:00:00Z'}," + POINTS_SMS + "%s}";

    private final Desk desk = new Desk();

    @BeforeEach
    void members() {
        desk.members.put("m-1", "en", Set.of(SMS, EMAIL), Map.of("points", 100L, "item", "Tea"));
        desk.members.put("m-2", "pl", Set.of(SMS), Map.of("points", 200L, "item", "Bread"));
        desk.members.put("m-3", "en", Set.of(), Map.of("points", 300L));
    }

    @Test
    void an_occasion_becomes_a_message_once_however_often_it_is_noted_and_read() throws Exception {
        desk.start(EXPIRING.formatted(""));
        desk.note(expiring("m-1", "d1", 14, 60), expiring("m-2", "d1", 14, 60));
        desk.settle();
        desk.note(expiring("m-1", "d1", 14, 60));
        desk.settle();

        assertThat(desk.phones.handed)
                .extracting(Outgoing::memberId, Outgoing::occasionId, Outgoing::text)
                .containsExactly(tuple("m-1", "d1", "100 points"), tuple("m-2", "d1", "200 points"));
    }

    @Test
    void a_campaign_speaks_only_of_occasions_that_it_wants_to_members_of_its_audience() throws Exception {
        desk.members.segment("few", "m-1");
        desk.start(EXPIRING.formatted(",'audience':{'segmentId':'few'}"));

        desk.note(
                expiring("m-1", "other-day", 7, 60),
                expiring("m-1", "too-few", 14, 49),
                expiring("m-1", "just-enough", 14, 50),
                expiring("m-2", "not-in", 14, 60));
        desk.settle();

        assertThat(desk.phones.handed).extracting(Outgoing::occasionId).containsExactly("just-enough");
    }

    @Test
    void a_campaign_for_one_version_of_a_segment_pauses_when_there_is_another() throws Exception {
        desk.members.segment("few", "m-1");
        desk.start(EXPIRING.formatted(",'audience':{'segmentId':'few','version':1}"));
        desk.note(expiring("m-1", "first", 14, 60));
        desk.settle();
        desk.members.segmentVersion = 2;
        desk.note(expiring("m-1", "second", 14, 60));
        desk.settle();

        assertThat(desk.phones.handed).extracting(Outgoing::occasionId).containsExactly("first");
        var campaign = desk.campaigns.find("expiring", null);
        assertThat(campaign.state()).isEqualTo(CampaignState.PAUSED);
        assertThatThrownBy(() -> desk.campaigns.resume("expiring", "anna")).hasMessageContaining("audience_changed");

        desk.members.segmentVersion = 1;
        desk.campaigns.resume("expiring", "anna");
        desk.settle();
        assertThat(desk.phones.handed).extracting(Outgoing::occasionId).containsExactly("first", "second");
    }

    @Test
    void a_campaign_for_a_version_that_is_not_there_does_not_start() throws Exception {
        desk.campaigns.create(Drafts.body(ONCE.formatted(",'audience':{'segmentId':'few','version':7}")), "anna");

        assertThatThrownBy(() -> desk.campaigns.start("once", true, "anna")).hasMessageContaining("audience_changed");
        desk.members.segmentVersion = 7;
        desk.campaigns.start("once", true, "anna");
        desk.members.segmentVersion = 8;
        desk.settle();
        assertThat(desk.campaigns.find("once", null).state()).isEqualTo(CampaignState.PAUSED);
    }

    @Test
    void what_happened_before_the_start_is_not_spoken_of() throws Exception {
        desk.note(expiring("m-1", "before", 14, 60));
        desk.start(EXPIRING.formatted(""));
        desk.note(expiring("m-1", "after", 14, 60));
        desk.settle();

        assertThat(desk.phones.handed).extracting(Outgoing::occasionId).containsExactly("after");
    }

    @Test
    void an_occasion_of_a_transaction_that_ends_late_is_not_passed_over() throws Exception {
        desk.start(EXPIRING.formatted(""));
        try (var late = desk.database.getConnection()) {
            late.setAutoCommit(false);
            Occasions.note(late, List.of(expiring("m-1", "late", 14, 60)), Desk.NOON);
            desk.note(expiring("m-2", "early", 14, 60));
            desk.work();
            assertThat(desk.phones.handed).isEmpty();
            late.commit();
        }
        desk.settle();

        assertThat(desk.phones.handed).extracting(Outgoing::occasionId).containsExactly("late", "early");
    }

    @Test
    void planners_at_the_same_time_plan_once() throws Exception {
        desk.start(EXPIRING.formatted(""));
        for (int occasion = 0; occasion < 300; occasion++) {
            desk.note(expiring("m-1", "d" + occasion, 14, 60));
        }
        desk.awaitOthers();
        try (var two = Executors.newFixedThreadPool(2)) {
            var gate = new CountDownLatch(2);
            var first = two.submit(() -> plan(gate));
            var second = two.submit(() -> plan(gate));
            first.get();
            second.get();
        }

        assertThat(desk.counts("expiring")).containsExactly(new Count("PLANNED", "A", null, null, 300, 300));
        assertThat(desk.phones.handed).hasSize(300);
        assertThat(desk.phones.handed).extracting(Outgoing::occasionId).doesNotHaveDuplicates();
    }

    private Void plan(CountDownLatch gate) throws Exception {
        gate.countDown();
        gate.await();
        while (desk.occasions.batch() > 0) {
            continue;
        }
        return null;
    }

    @Test
    void each_member_who_gets_nothing_has_a_reason() throws Exception {
        desk.members.put("m-4", "en", Set.of(SMS), Map.of());
        desk.campaigns.create(Drafts.body(ONCE.formatted("")), "anna");
        assertThatThrownBy(() -> desk.campaigns.start("once", false, "anna")).hasMessageContaining("values_missing");
        desk.campaigns.start("once", true, "anna");
        desk.settle();

        assertThat(desk.counts("once"))
                .containsExactly(
                        new Count("PLANNED", "A", null, null, 2, 2),
                        new Count("SKIPPED", "A", "VALUE_MISSING", "points", 1, 0),
                        new Count("SKIPPED", null, "NO_CONSENT", null, 1, 0));
        assertThat(desk.campaigns.find("once", null).state()).isEqualTo(CampaignState.DONE);
    }

    @Test
    void a_fallback_stands_in_for_a_value() throws Exception {
        desk.members.put("m-4", "en", Set.of(SMS), Map.of());
        desk.start(ONCE.formatted(",'fallbacks':{'points':'your'}"));
        desk.settle();

        assertThat(desk.phones.texts()).containsExactly("100 points", "200 points", "your points");
    }

    @Test
    void a_budget_ends_the_planning() throws Exception {
        // a letter costs a cent: "100 points" is 10 of them
        desk.start(ONCE.formatted(",'budget':{'money':19}"));
        desk.settle();

        assertThat(desk.phones.handed).hasSize(1);
        assertThat(desk.counts("once")).contains(new Count("SKIPPED", "A", "BUDGET_SPENT", null, 1, 0));
        assertThat(desk.campaigns.find("once", null).progress().money()).isEqualTo(10);
    }

    @Test
    void a_member_at_the_campaigns_cap_hears_of_it_again_only_when_the_days_are_over() throws Exception {
        desk.start(EXPIRING.formatted(",'caps':{'messages':1,'days':7}"));
        desk.note(expiring("m-1", "d1", 14, 60));
        desk.settle();
        desk.clock.pass(Duration.ofDays(7).minusSeconds(1));
        desk.note(expiring("m-1", "d2", 14, 60));
        desk.settle();
        desk.clock.pass(Duration.ofSeconds(1));
        desk.note(expiring("m-1", "d3", 14, 60));
        desk.settle();

        assertThat(desk.phones.handed).extracting(Outgoing::occasionId).containsExactly("d1", "d3");
    }

    @Test
    void a_member_reads_his_language_and_gets_the_first_channel_that_he_allows() throws Exception {
        desk.start("{'campaignId':'words','trigger':{'kind':'ONCE','at':'2026-03-02T11:00:00Z'},"
                + "'channels':['EMAIL','SMS'],'url':'https://shop.example','arms':[{'name':'A','weight':1,'texts':["
                + "{'channel':'SMS','language':'en','text':'en {item}'},"
                + "{'channel':'SMS','language':'pl','text':'pl {item} {link}'},"
                + "{'channel':'EMAIL','language':'en','subject':'For you','text':'mail {item}','html':'<p>{item}</p>'}"
                + "]}]}");
        desk.settle();

        assertThat(desk.phones.handed).extracting(Outgoing::channel).containsExactly(EMAIL, SMS);
        assertThat(desk.phones.texts().getFirst()).isEqualTo("mail Tea");
        assertThat(desk.phones.texts().getLast()).matches("pl Bread http://pb\\.example/l/[A-Za-z0-9]{11}");
    }

    @Test
    void a_paused_campaign_goes_on_where_it_was_and_a_stopped_one_never() throws Exception {
        desk.start(EXPIRING.formatted(""));
        desk.campaigns.pause("expiring", "anna");
        desk.note(expiring("m-1", "d1", 14, 60));
        desk.settle();
        assertThat(desk.phones.handed).isEmpty();

        desk.campaigns.resume("expiring", "anna");
        desk.settle();
        assertThat(desk.phones.handed).hasSize(1);

        desk.campaigns.stop("expiring", "anna");
        desk.note(expiring("m-2", "d1", 14, 60));
        desk.settle();
        assertThat(desk.phones.handed).hasSize(1);
        assertThatThrownBy(() -> desk.campaigns.resume("expiring", "anna")).hasMessageContaining("campaign_state");
    }

    @Test
    void a_weekly_campaign_speaks_once_a_week_also_after_the_service_was_away() throws Exception {
        desk.start("{'campaignId':'weekly','trigger':{'kind':'SCHEDULE','day':'TUESDAY','time':'10:30','zone':"
                + "'Europe/Warsaw'}," + POINTS_SMS + "}");
        desk.settle();
        assertThat(desk.phones.handed).isEmpty();

        desk.clock.pass(Duration.ofHours(23));
        desk.settle();
        assertThat(desk.phones.handed).extracting(Outgoing::occasionId).containsOnly("2026-03-03T09:30:00Z");
        assertThat(desk.phones.handed).hasSize(2);

        desk.clock.pass(Duration.ofDays(20));
        desk.settle();
        desk.settle();
        assertThat(desk.phones.handed).hasSize(4);
    }

    @Test
    void a_held_out_member_counts_and_gets_nothing() throws Exception {
        for (int member = 100; member < 104; member++) {
            desk.members.put("x-" + member, "en", Set.of(SMS), Map.of("points", 1L));
        }
        desk.campaigns.create(Drafts.body(ONCE.formatted(",'holdoutPercent':90")), "anna");
        desk.campaigns.start("once", false, "anna");
        desk.campaigns.approve("once", "ben");
        desk.settle();

        long heldOut = desk.counts("once").stream()
                .filter(count -> count.state().equals("HELD_OUT"))
                .mapToLong(Count::members)
                .sum();
        assertThat(heldOut + desk.phones.handed.size()).isEqualTo(6);
    }

    private static Occasion expiring(String memberId, String occasionId, long daysAhead, long points) {
        return new Occasion(
                OccasionKind.POINTS_EXPIRING,
                memberId,
                occasionId,
                Desk.NOON.plus(Duration.ofDays(daysAhead)),
                Map.of("daysAhead", daysAhead, "points", points, "wallet", "points"));
    }
}

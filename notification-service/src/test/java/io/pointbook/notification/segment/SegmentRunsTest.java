package io.pointbook.notification.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.notification.segment.ContactFacts.Told;
import io.pointbook.runtime.http.Refused;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentRunsTest {
    private Crowd crowd;

    @BeforeEach
    void gather() throws Exception {
        crowd = new Crowd();
        crowd.member(
                "m-1",
                "wallets='{\"points\":{\"active\":120,\"pending\":5,\"held\":0,\"debt\":0}}'",
                "favourite_categories='{Drinks,Dairy}'",
                "favourite_items='[{\"id\":\"beer\",\"name\":\"Beer\"}]'",
                "last_purchase_at='2026-03-10T12:00:00Z'",
                "tier='gold'",
                "tier_period_ends='2027-01-01T00:00:00Z'",
                "expiring='[{\"wallet\":\"points\",\"at\":\"2026-03-26T00:00:00Z\",\"points\":70}]'");
        crowd.member("m-2", "tier='gold'", "tier_period_ends='2026-01-01T00:00:00Z'", "tier_after_period='silver'");
        crowd.member("m-3", "wallets='{\"points\":{\"active\":100,\"pending\":0,\"held\":0,\"debt\":0}}'");
    }

    @AfterEach
    void close() {
        crowd.close();
    }

    @Test
    void each_fact_can_be_asked_about() throws Exception {
        crowd.sql("insert into reward_on_offer values ('mug', 'points', 110, 'Mug', '{}')");
        crowd.sql("insert into member_list values ('vip', 'm-3')");
        crowd.told.put(
                "m-2",
                new Told("pl", "Europe/Warsaw", 1990, Map.of("size", "L", "kids", 2L), Map.of("q1", "yes"), true));

        assertThat(in("balance['points'] > 100")).containsExactly("m-1");
        assertThat(in("balance['points'] >= 100")).containsExactly("m-1", "m-3");
        assertThat(in("'points' in pending && pending['points'] == 5")).containsExactly("m-1");
        assertThat(in("tier == 'gold'")).containsExactly("m-1");
        assertThat(in("tier == 'silver'")).containsExactly("m-2");
        assertThat(in("expiringIn7Days == 70 && expiringIn30Days == 70")).containsExactly("m-1");
        assertThat(in("daysSincePurchase == 10")).containsExactly("m-1");
        assertThat(in("daysSincePurchase < 0")).containsExactly("m-2", "m-3");
        assertThat(in("missingToReward == 10")).containsExactly("m-3");
        assertThat(in("'vip' in lists")).containsExactly("m-3");
        assertThat(in("language == 'pl' && birthYear < 2000 && attributes['size'] == 'L' && attributes['kids'] == 2"))
                .containsExactly("m-2");
        assertThat(in("answers['q1'] == 'yes'")).containsExactly("m-2");
        for (Fact fact : Fact.values()) {
            var same = fact.variable() + " == " + fact.variable();
            assertThat(in(same)).as(same).containsExactly("m-1", "m-2", "m-3");
        }
    }

    @Test
    void its_version_is_the_one_by_which_its_members_were_found() throws Exception {
        assertThat(crowd.evaluatedVersion("rich")).isZero();
        crowd.segment("rich", 1, "true", false);
        assertThat(crowd.evaluatedVersion("rich")).isZero();
        crowd.runs.evaluate("rich");
        crowd.segment("rich", 2, "false", false);
        assertThat(crowd.evaluatedVersion("rich")).isEqualTo(1);
        crowd.runs.evaluate("rich");
        assertThat(crowd.evaluatedVersion("rich")).isEqualTo(2);
    }

    @Test
    void who_came_and_who_went_is_noted_once() throws Exception {
        crowd.segment("rich", 1, "'points' in balance && balance['points'] > 110", false);
        var first = crowd.runs.evaluate("rich").orElseThrow();
        crowd.segment("rich", 2, "'points' in balance && balance['points'] < 110", false);
        var second = crowd.runs.evaluate("rich").orElseThrow();
        var third = crowd.runs.evaluate("rich").orElseThrow();

        assertThat(first).isEqualTo(new Evaluated(3, 1, 0, 1, 0));
        assertThat(second).isEqualTo(new Evaluated(3, 1, 0, 1, 1));
        assertThat(third).isEqualTo(new Evaluated(3, 1, 0, 0, 0));
        assertThat(crowd.members("rich")).containsExactly("m-3");
        assertThat(crowd.noted())
                .containsExactly("SEGMENT_ENTERED m-1 rich#1", "SEGMENT_ENTERED m-3 rich#2", "SEGMENT_LEFT m-1 rich#2");
        try (Connection connection = crowd.database.getConnection()) {
            assertThat(Segments.contains(connection, "rich", "m-3")).isTrue();
            assertThat(Segments.contains(connection, "rich", "m-1")).isFalse();
            assertThat(Segments.of(connection, "m-3")).containsExactly("rich");
        }
    }

    @Test
    void a_segment_that_profiles_has_only_members_who_agreed_to_it_and_one_that_does_not_has_all() throws Exception {
        crowd.member("m-4", "favourite_categories='{Drinks}'");
        crowd.told.put("m-4", new Told("", "", null, Map.of(), Map.of(), true));
        crowd.told.put("m-1", new Told("", "", null, Map.of(), Map.of(), false));

        var profiled = crowd.runs.preview(SegmentCondition.of("'Drinks' in favouriteCategories"), true, 10);
        var general = crowd.runs.preview(SegmentCondition.of("true"), false, 10);

        assertThat(profiled.sample()).containsExactly("m-4");
        assertThat(profiled.evaluated().withoutConsent()).isEqualTo(3);
        assertThat(profiled.complete()).isTrue();
        assertThat(general.evaluated().members()).isEqualTo(4);
    }

    @Test
    void a_segment_is_due_when_it_is_new_changed_or_old() throws Exception {
        crowd.segment("all", 1, "true", false);
        assertThat(crowd.runs.evaluateNext(Duration.ofMinutes(15))).isEqualTo(1);
        assertThat(crowd.runs.evaluateNext(Duration.ofMinutes(15))).isZero();
        crowd.segment("all", 2, "false", false);
        assertThat(crowd.runs.evaluateNext(Duration.ofMinutes(15))).isEqualTo(1);
        crowd.sql("update segment set evaluated_at = evaluated_at - interval '16 minutes'");
        assertThat(crowd.runs.evaluateNext(Duration.ofMinutes(15))).isEqualTo(1);
        assertThat(crowd.members("all")).isEmpty();
    }

    @Test
    void two_do_not_evaluate_one_segment_at_once_and_one_that_died_does_not_stop_the_next() throws Exception {
        crowd.segment("all", 1, "true", false);
        crowd.sql("update segment set running_until = timestamptz '2026-03-20T12:00:01Z'");
        assertThat(crowd.runs.evaluate("all")).isEmpty();
        crowd.sql("update segment set running_until = timestamptz '2026-03-20T11:59:59Z'");
        assertThat(crowd.runs.evaluate("all")).isPresent();
    }

    @Test
    void a_condition_that_is_none_is_refused_with_what_is_wrong() {
        assertThatThrownBy(() -> SegmentCondition.of("balanc > 3"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("balanc");
        assertThatThrownBy(() -> SegmentCondition.of("tier")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> SegmentCondition.of("purchases > 'a'")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> SegmentCondition.of("true ||" + " true ||".repeat(600) + " true"))
                .isInstanceOf(Refused.class);
    }

    private List<String> in(String condition) throws Exception {
        return crowd.runs.preview(SegmentCondition.of(condition), false, 100).sample();
    }
}

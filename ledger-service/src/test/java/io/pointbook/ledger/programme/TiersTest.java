package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.TierStanding;
import io.pointbook.ledger.programme.ProgrammeDocument.Ladder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Levels at their limits; the shipped programme: silver from 500, gold from 1000 a calendar year, in Warsaw. */
class TiersTest {
    private static final String ENROLLED = "2026-01-31T08:00:00+01:00";

    @Test
    void one_below_the_limit_is_not_there_at_the_limit_and_one_above_are() throws Exception {
        for (int net : new int[] {49_999, 50_000, 50_001}) {
            var anna = Scenario.of("tiers", ENROLLED);
            anna.buys("2027-05-01T10:00:00+02:00", "sofa:1:" + net);
            assertThat(anna.tier("2027-05-01T10:00:00+02:00").tier()).isEqualTo(net < 50_000 ? "bronze" : "silver");
        }
    }

    @Test
    void an_upgrade_counts_at_once_but_not_for_the_receipt_that_earned_it() throws Exception {
        var anna = Scenario.of("tiers", ENROLLED);
        anna.buys("2027-05-01T10:00:00+02:00", "sofa:1:50000");
        anna.buys("2027-05-01T10:00:01+02:00", "lamp:1:10000");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +500 = 500 by tiers/base
                EARNED status +500 = 500 by tiers/status
                EARNED points +100 = 600 by tiers/base
                EARNED status +100 = 600 by tiers/status
                EARNED points +25 = 625 by tiers/silver-bonus""");
    }

    @Test
    void what_was_reached_lasts_through_the_next_year_and_is_then_lost_one_step_at_a_time() throws Exception {
        var anna = Scenario.of("tiers", ENROLLED);
        anna.buys("2026-12-31T23:59:59+01:00", "house:1:100000");
        assertThat(tiers(anna, "2026-12-31T23:59:59+01:00", "2027-12-31T23:59:59+01:00"))
                .containsOnly("gold");
        assertThat(anna.tier("2027-06-01T00:00:00+02:00"))
                .isEqualTo(new TierStanding("gold", 0, Instant.parse("2027-12-31T23:00:00Z"), null, null, "silver"));
        assertThat(anna.tier("2027-06-01T00:00:00+02:00").willDowngrade()).isTrue();
        assertThat(tiers(anna, "2028-01-01T00:00:00+01:00", "2028-12-31T23:59:59+01:00"))
                .containsOnly("silver");
        assertThat(anna.tier("2029-01-01T00:00:00+01:00").tier()).isEqualTo("bronze");
    }

    @Test
    void how_much_is_missing_to_the_next_level_is_known() throws Exception {
        var anna = Scenario.of("tiers", ENROLLED);
        anna.buys("2027-05-01T10:00:00+02:00", "sofa:1:50100");
        var standing = anna.tier("2027-05-02T10:00:00+02:00");
        assertThat(standing.next()).isEqualTo("gold");
        assertThat(standing.missing()).isEqualTo(499);
        assertThat(standing.afterPeriod()).isEqualTo("silver");
    }

    @Test
    void pain_12_spending_never_demotes_and_a_returned_qualifying_purchase_does() throws Exception {
        var anna = Scenario.of("tiers", ENROLLED);
        int sofa = anna.buys("2027-05-01T10:00:00+02:00", "sofa:1:50000");
        var story = anna.story();
        story.hold("h", 400, Instant.parse("2027-05-02T10:00:00Z"), Instant.parse("2027-05-02T11:00:00Z"));
        story.capture("h", 400, Instant.parse("2027-05-02T10:01:00Z"));
        assertThat(anna.tier("2027-05-03T10:00:00+02:00").tier()).isEqualTo("silver");
        anna.bringsBack("2027-05-04T10:00:00+02:00", sofa, "2027-05-01", "sofa", 1, 50_000);
        assertThat(anna.tier("2027-05-04T10:00:00+02:00").tier()).isEqualTo("bronze");
    }

    @Test
    void a_late_receipt_counts_in_the_year_in_which_it_was_rung_up() throws Exception {
        var anna = Scenario.of("tiers", ENROLLED);
        anna.buys("2027-02-01T10:00:00+01:00", "lamp:1:1000");
        anna.buys("2026-11-01T10:00:00+01:00", "sofa:1:50000"); // order of arrival: the lamp was judged as bronze
        assertThat(anna.tier("2027-02-01T10:00:00+01:00").tier()).isEqualTo("silver");
        assertThat(anna.statement()).doesNotContain("silver-bonus");
    }

    @Test
    void an_anniversary_of_the_29th_of_february_is_the_28th_in_other_years() throws Exception {
        var calendar = Scenario.document("tiers");
        var ladder = new Ladder(
                "status",
                Ladder.PeriodKind.ANNIVERSARY,
                false,
                List.copyOf(calendar.ladder().levels()));
        var anniversary = new ProgrammeDocument(
                calendar.id(),
                calendar.name(),
                calendar.zone(),
                calendar.memberKinds(),
                calendar.wallets(),
                calendar.tender(),
                calendar.returns(),
                ladder,
                calendar.cards(),
                calendar.rules());
        var anna = Scenario.of(anniversary, "2024-02-29T12:00:00+01:00");
        assertThat(anna.tier("2025-02-27T12:00:00+01:00").periodEnds()).isEqualTo("2025-02-27T23:00:00Z");
        assertThat(anna.tier("2025-02-28T00:00:00+01:00").periodEnds()).isEqualTo("2026-02-27T23:00:00Z");
        assertThat(anna.tier("2027-03-01T00:00:00+01:00").periodEnds()).isEqualTo("2028-02-28T23:00:00Z");
    }

    private static List<String> tiers(Scenario anna, String... times) {
        return java.util.Arrays.stream(times).map(at -> anna.tier(at).tier()).toList();
    }
}

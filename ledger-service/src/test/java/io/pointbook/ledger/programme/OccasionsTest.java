package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.Occasion.Kind;
import io.pointbook.ledger.account.Story;
import org.junit.jupiter.api.Test;

/** What programmes give for more than receipts, by the shipped examples, line by line. */
class OccasionsTest {

    @Test
    void enrolment_questionnaires_and_feedback_give_points_within_their_limits() throws Exception {
        var anna = Scenario.of("engagement", "2027-01-01T08:00:00+01:00");
        anna.happens("2027-01-01T08:00:00+01:00", Kind.ENROLMENT, "", 0);
        anna.happens("2027-01-02T08:00:00+01:00", Kind.QUESTIONNAIRE, "enrolment", 12);
        anna.happens("2027-01-03T08:00:00+01:00", Kind.QUESTIONNAIRE, "enrolment", 12);
        anna.happens("2027-01-10T08:00:00+01:00", Kind.QUESTIONNAIRE, "bread", 8);
        anna.happens("2027-01-20T08:00:00+01:00", Kind.QUESTIONNAIRE, "milk", 4);
        anna.happens("2027-02-01T08:00:00+01:00", Kind.QUESTIONNAIRE, "tea", 4);
        anna.happens("2027-02-01T09:00:00+01:00", Kind.FEEDBACK, "", 5);
        anna.happens("2027-02-01T10:00:00+01:00", Kind.FEEDBACK, "", 1);
        anna.happens("2027-02-02T00:00:00+01:00", Kind.FEEDBACK, "", 5);
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +50 = 50 by engagement/welcome
                EARNED points +100 = 150 by engagement/enrolment-form
                EARNED points +80 = 230 by engagement/survey
                EARNED points +20 = 250 by engagement/survey
                EARNED points +40 = 290 by engagement/survey
                EARNED points +20 = 310 by engagement/feedback
                EARNED points +20 = 330 by engagement/feedback""");
        // a year after they were earned, in the programme's zone
        assertThat(anna.settles("2028-01-01T07:59:59+01:00").statement()).isEmpty();
        assertThat(anna.settles("2028-01-01T08:00:00+01:00").statement()).isEqualTo("EXPIRED points -50 = 280");
    }

    @Test
    void a_birthday_brings_one_coupon_a_year() throws Exception {
        var anna = Scenario.of("engagement", "2027-01-01T08:00:00+01:00");
        anna.happens("2027-05-04T06:00:00+02:00", Kind.BIRTHDAY, "", 0);
        anna.happens("2027-05-05T06:00:00+02:00", Kind.BIRTHDAY, "", 0);
        anna.happens("2028-05-04T06:00:00+02:00", Kind.BIRTHDAY, "", 0);
        var coupons = anna.story().events().stream()
                .filter(OccasionPosted.class::isInstance)
                .map(event -> ((OccasionPosted) event).coupons())
                .toList();
        assertThat(coupons).hasSize(3);
        assertThat(coupons.get(0)).singleElement().satisfies(coupon -> {
            assertThat(coupon.rule()).isEqualTo("engagement/birthday");
            assertThat(coupon.validUntil()).isEqualTo("2027-05-18T04:00:00Z");
        });
        assertThat(coupons.get(1)).isNull();
        assertThat(coupons.get(2)).hasSize(1);
    }

    @Test
    void a_tag_puts_a_member_into_a_segment_from_then_on_and_a_visit_counts_once_a_day() throws Exception {
        var anna = Scenario.of("engagement", "2027-01-01T08:00:00+01:00");
        anna.buys("2027-03-01T09:00:00+01:00", "gum:1:1");
        anna.happens("2027-03-01T10:00:00+01:00", Kind.TAGGED, "tasting-circle", 0);
        anna.buys("2027-03-01T11:00:00+01:00", "gum:1:1");
        anna.buys("2027-03-01T12:00:00+01:00", "gum:1:1");
        anna.buys("2027-03-02T09:00:00+01:00", "gum:1:1");
        anna.happens("2027-03-03T08:00:00+01:00", Kind.UNTAGGED, "tasting-circle", 0);
        anna.buys("2027-03-03T09:00:00+01:00", "gum:1:1");
        assertThat(anna.statement()).isEqualTo("""
                EARNED badges +1 = 1 by engagement/tasters
                EARNED badges +1 = 2 by engagement/tasters""");
        assertThat(anna.story().aggregate().account().tags()).isEmpty();
    }

    @Test
    void goals_of_staff_and_of_their_team_give_bonus_points_more_of_them_after_five_years() throws Exception {
        var anna = Scenario.of("staff", "2022-01-01T08:00:00+01:00");
        anna.happens("2026-06-30T20:00:00+02:00", Kind.GOAL, "inventory", 0);
        anna.happens("2027-06-30T20:00:00+02:00", Kind.GOAL, "inventory", 0);
        anna.happens("2027-06-30T21:00:00+02:00", Kind.GOAL, "store-quarter", "store-5");
        anna.happens("2027-06-30T22:00:00+02:00", Kind.GOAL, "store-quarter", "store-5");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +500 = 500 by staff/goal
                EARNED recognition +1 = 1 by staff/recognition
                EARNED points +500 = 1000 by staff/goal
                EARNED recognition +1 = 2 by staff/recognition
                EARNED points +250 = 1250 by staff/goal-seniority
                EARNED points +300 = 1550 by staff/team-goal
                EARNED points +150 = 1700 by staff/goal-seniority""");
    }

    @Test
    void a_goal_brings_points_recognition_or_both() throws Exception {
        var anna = Scenario.of("staff", "2026-01-01T08:00:00+01:00");
        anna.happens("2026-06-30T20:00:00+02:00", Kind.GOAL, "mentoring", 0);
        assertThat(anna.statement()).isEqualTo("EARNED recognition +1 = 1 by staff/recognition");
        anna.happens("2026-06-30T20:00:00+02:00", Kind.GOAL, "inventory", 0);
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +500 = 500 by staff/goal
                EARNED recognition +1 = 2 by staff/recognition""");
    }

    @Test
    void after_a_quarter_its_turnover_brings_the_bonus_of_its_band_goods_brought_back_are_off() throws Exception {
        var firm = Scenario.of("partner", "2027-01-01T08:00:00+01:00");
        int order = firm.buys("2027-03-31T23:59:59+02:00", "steel:2:2000000");
        firm.buys("2027-03-31T12:00:00+02:00", "sand:1:499");
        firm.statement();
        firm.seasonsEnd("2027-04-03T23:59:59+02:00"); // the quarter before is due until then: nothing was bought in it
        assertThat(firm.statement()).isEmpty();
        firm.bringsBack("2027-04-02T10:00:00+02:00", order, "2027-03-31", "steel", 1, 1000000);
        firm.statement();
        firm.seasonsEnd("2027-04-04T00:00:00+02:00");
        // 20,004 of turnover less 10,000 that came back: one point for each 50
        assertThat(firm.statement()).startsWith("EARNED points +0 (200 wait)").endsWith("by partner/bonus-band-1");
    }

    @Test
    void below_the_first_band_there_is_no_bonus_at_the_second_one_the_better_one() throws Exception {
        var small = Scenario.of("partner", "2027-01-01T08:00:00+01:00");
        small.buys("2027-02-01T10:00:00+01:00", "steel:1:999999");
        small.statement();
        small.seasonsEnd("2027-04-05T00:00:00+02:00");
        assertThat(small.statement()).doesNotContain("bonus");
        var large = Scenario.of("partner", "2027-01-01T08:00:00+01:00");
        large.buys("2027-02-01T10:00:00+01:00", "steel:1:5000000");
        large.statement();
        large.seasonsEnd("2027-04-05T00:00:00+02:00");
        assertThat(large.statement())
                .contains("(2000 wait)")
                .contains("by partner/bonus-band-2")
                .doesNotContain("band-1");
    }

    @Test
    void a_referral_gives_both_sides_something_after_the_first_purchase() throws Exception {
        var jan = Scenario.of("referral", "2027-01-01T08:00:00+01:00");
        jan.happens("2027-01-01T08:00:00+01:00", Kind.REFERRED, "", "m-ewa");
        int first = jan.buys("2027-01-05T10:00:00+01:00", "tea:1:3000", "mug:1:1590");
        assertThat(jan.statement()).isEqualTo("""
                EARNED points +45 = 45 by referral/base
                EARNED points +100 = 145 by referral/friend""");
        assertThat(jan.referralStep()).isEqualTo("BOUGHT m-ewa 4590 PLN");
        jan.buys("2027-01-06T10:00:00+01:00", "tea:1:3000");
        assertThat(jan.statement()).isEqualTo("EARNED points +30 = 175 by referral/base");
        assertThat(jan.referralStep()).isNull();
        jan.bringsBack("2027-01-07T10:00:00+01:00", first, "2027-01-05", "tea", 1, 3000);
        assertThat(jan.referralStep()).as("a part is still bought").isNull();
        jan.bringsBackWithoutReceipt("2027-01-08T10:00:00+01:00", "mug", 1, 1590);
        assertThat(jan.referralStep()).isEqualTo("CAME_BACK m-ewa null null");
        assertThat(jan.active("points")).isEqualTo(30);
    }

    @Test
    void the_referrer_s_points_are_taken_off_once_with_what_was_spent_of_them_as_debt() throws Exception {
        var ewa = Scenario.of("referral", "2027-01-01T08:00:00+01:00");
        var event = ewa.happensWith("2027-01-05T10:00:00+01:00", Kind.REFERRAL, 4590, "m-jan");
        assertThat(ewa.happensWith("2027-01-05T10:00:00+01:00", Kind.REFERRAL, 1999, "m-ola"))
                .isNotNull();
        ewa.story()
                .hold(
                        "h1",
                        150,
                        Scenario.time("2027-01-06T10:00:00+01:00"),
                        Scenario.time("2027-01-07T10:00:00+01:00"));
        ewa.story().capture("h1", 150, Scenario.time("2027-01-06T10:00:00+01:00"));
        ewa.happens("2027-01-08T10:00:00+01:00", Kind.REFERRAL_UNDONE, event, "m-jan");
        ewa.happens("2027-01-08T10:00:00+01:00", Kind.REFERRAL_UNDONE, event, "m-jan");
        assertThat(ewa.statement()).isEqualTo("""
                EARNED points +200 = 200 by referral/referrer
                HELD points -150 = 50
                CAPTURED points +0 = 50
                REVERSED points -200 = -150""");
        assertThat(ewa.debt("points")).isEqualTo(150);
        assertThat(ewa.story().aggregate().account().book().standings())
                .isEqualTo(ewa.story().account().book().standings());
    }

    @Test
    void years_of_service_count_from_the_first_day_that_was_named() throws Exception {
        var anna = Scenario.since("staff", "2027-01-01T08:00:00+01:00", "2020-01-01T00:00:00+01:00");
        anna.happens("2027-06-30T20:00:00+02:00", Kind.GOAL, "inventory", 0);
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +500 = 500 by staff/goal
                EARNED recognition +1 = 1 by staff/recognition
                EARNED points +250 = 750 by staff/goal-seniority""");
        assertThat(anna.story().account().memberId()).isEqualTo(Story.ANNA);
    }
}

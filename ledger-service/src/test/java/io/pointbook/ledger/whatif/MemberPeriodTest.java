package io.pointbook.ledger.whatif;

import static io.pointbook.ledger.whatif.AnnasYear.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.programme.DefaultProgramme;
import io.pointbook.ledger.whatif.WhatIfResult.Gave;
import io.pointbook.ledger.whatif.WhatIfResult.Unpaid;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a draft changes for one member; the member's life was decided by the code that posts. */
class MemberPeriodTest {
    private static final String TWICE = "\"per\": \"1.00\"";
    private static final String AS_MUCH = "\"per\": \"0.50\"";

    @Test
    void a_changed_number_gives_exactly_the_difference() {
        var anna = AnnasYear.under("points-per-amount");
        int first = anna.buys("2027-02-01T10:00:00Z", "bread:3:1000");
        anna.buys("2027-03-01T10:00:00Z", "milk:1:499");
        anna.bringsBack("2027-04-01T10:00:00Z", first, "2027-02-01", "bread:1:333");

        var told = anna.underDraft(AnnasYear.draft("points-per-amount", TWICE, AS_MUCH));

        // 10.00 and 4.99: 10 + 4 as it was, 20 + 9 by the draft; of three pieces one comes back: 7 of 10 points remain,
        // 13 of 20
        assertThat(told.real().wallets()).containsEntry("points", new WhatIfResult.Sums(14, 4, 10));
        assertThat(told.draft().wallets()).containsEntry("points", new WhatIfResult.Sums(29, 7, 22));
        assertThat(told.draft().money()).isEqualByComparingTo("0.22");
        assertThat(told.draft().rules()).containsEntry("points-per-amount/base", new Gave(2, 29, 0, 0));
        assertThat(told.affected()).isTrue();
        assertThat(told.receipts()).isEqualTo(3);
        assertThat(told.notAsPosted()).isZero();
    }

    @Test
    void what_the_member_had_before_the_period_is_as_it_was() {
        var anna = AnnasYear.under("points-per-amount");
        anna.buys("2027-02-01T10:00:00Z", "bread:1:5000");
        anna.pays("2027-06-10T10:00:00Z", 40, "lamp:1:1000");

        var told = anna.underDraft(
                AnnasYear.draft("points-per-amount", "\"points\": 1,", "\"points\": 2,"),
                time("2027-06-01T00:00:00Z"),
                AnnasYear.END);

        // 10.00 of which points pay 0.40: 9 points, or 19; what was bought in February counts on neither side
        assertThat(told.real().wallets()).containsEntry("points", new WhatIfResult.Sums(9, 0, 9));
        assertThat(told.draft().wallets()).containsEntry("points", new WhatIfResult.Sums(19, 0, 19));
        assertThat(told.unpaid()).isEqualTo(new Unpaid(0, 0));
    }

    @Test
    void goods_of_the_time_before_that_come_back_take_what_they_had_given_then() {
        var anna = AnnasYear.under("points-per-amount");
        int before = anna.buys("2027-02-01T10:00:00Z", "bread:2:5000");
        anna.bringsBack("2027-06-10T10:00:00Z", before, "2027-02-01", "bread:1:2500");

        var told = anna.underDraft(
                AnnasYear.draft("points-per-amount", TWICE, AS_MUCH), time("2027-06-01T00:00:00Z"), AnnasYear.END);

        assertThat(told.draft().wallets()).containsEntry("points", new WhatIfResult.Sums(0, 25, -25));
        assertThat(told.affected()).isFalse();
    }

    @Test
    void late_receipts_of_the_time_before_and_all_of_the_time_after_stay_as_they_are() {
        var anna = AnnasYear.under("points-per-amount");
        anna.buys("2027-03-01T10:00:00Z", "milk:1:1000");
        anna.buysLate("2027-02-20T10:00:00Z", "2027-03-02T10:00:00Z", "bread:1:10000");
        anna.buysLate("2027-03-05T10:00:00Z", "2027-05-02T10:00:00Z", "bread:1:2000");
        anna.buys("2027-04-01T00:00:00Z", "bread:1:100000");

        var told = anna.underDraft(
                AnnasYear.draft("points-per-amount", TWICE, AS_MUCH),
                time("2027-03-01T00:00:00Z"),
                time("2027-04-01T00:00:00Z"));

        assertThat(told.receipts()).isEqualTo(2);
        assertThat(told.real().wallets()).containsEntry("points", new WhatIfResult.Sums(30, 0, 30));
        assertThat(told.draft().wallets()).containsEntry("points", new WhatIfResult.Sums(60, 0, 60));
    }

    @Test
    void a_payment_that_the_draft_could_not_pay_is_kept_and_counted() {
        var anna = AnnasYear.under("points-per-amount");
        anna.buys("2027-02-01T10:00:00Z", "sofa:1:10000");
        anna.pays("2027-03-01T10:00:00Z", 80, "lamp:1:80");

        var told = anna.underDraft(AnnasYear.draft("points-per-amount", TWICE, "\"per\": \"2.00\""));

        // 50 points instead of 100: 30 of the 80 were not there
        assertThat(told.unpaid()).isEqualTo(new Unpaid(1, 30));
    }

    @Test
    void a_hold_that_the_draft_could_not_give_is_lent_and_counted_once_it_is_spent() {
        var anna = AnnasYear.under("points-per-amount");
        var draft = AnnasYear.draft("points-per-amount", TWICE, "\"per\": \"2.00\"");
        anna.buys("2027-02-01T10:00:00Z", "sofa:1:10000");
        var at = time("2027-03-01T10:00:00Z");
        anna.story().hold("h1", 80, at, at.plus(Duration.ofMinutes(15)));

        assertThat(anna.underDraft(draft).unpaid()).isEqualTo(new Unpaid(0, 0));

        anna.story().capture("h1", 60, at.plusSeconds(60));
        // the draft gives 50: of the 60 that were spent 10 were not there
        assertThat(anna.underDraft(draft).unpaid()).isEqualTo(new Unpaid(1, 10));
    }

    @Test
    void a_receipt_that_spends_such_a_hold_and_points_taken_by_hand_are_counted_too() {
        var anna = AnnasYear.under("points-per-amount");
        var draft = AnnasYear.draft("points-per-amount", TWICE, "\"per\": \"2.00\"");
        anna.buys("2027-02-01T10:00:00Z", "sofa:1:10000");
        var at = time("2027-03-01T10:00:00Z");
        anna.story().hold("h1", 80, at, at.plus(Duration.ofMinutes(15)));
        anna.paysHeld("2027-03-01T10:05:00Z", "h1", 80, "lamp:1:80");
        assertThat(anna.underDraft(draft).unpaid()).isEqualTo(new Unpaid(1, 30));

        anna.story().adjust("a1", -20, time("2027-03-02T10:00:00Z"));
        assertThat(anna.underDraft(draft).unpaid()).isEqualTo(new Unpaid(2, 50));
    }

    @Test
    void pain_11_who_moves_to_another_level_is_told_from_events_alone() {
        var anna = AnnasYear.under("tiers");
        anna.buys("2027-05-01T10:00:00+02:00", "sofa:1:49999");

        var same = anna.underDraft(AnnasYear.draft("tiers"));
        assertThat(same.realTier()).isEqualTo("bronze");
        assertThat(same.draftTier()).isEqualTo("bronze");
        var lower = anna.underDraft(AnnasYear.draft("tiers", "\"from\": 500", "\"from\": 499"));
        assertThat(lower.draftTier()).isEqualTo("silver");
        assertThat(lower.affected()).isTrue();
    }

    @Test
    void pain_13_what_points_paid_qualifies_under_no_draft() {
        var anna = AnnasYear.under("tiers");
        anna.buys("2027-05-01T10:00:00+02:00", "sofa:1:49900");
        anna.pays("2027-05-02T10:00:00+02:00", 300, "lamp:1:1000");

        var told = anna.underDraft(AnnasYear.draft("tiers", "\"from\": 500", "\"from\": 507"));

        // 499 and the 7.00 that were not paid with points: 506
        assertThat(told.draft().wallets().get("status").net()).isEqualTo(506);
        assertThat(told.draftTier()).isEqualTo("bronze");
    }

    @Test
    void a_draft_with_other_wallets_begins_them_empty_and_counts_its_own_cards_and_coupons() {
        var anna = new AnnasYear(new DefaultProgramme(DefaultProgramme.Terms.DEFAULT));
        for (int day = 1; day <= 9; day++) {
            anna.buys("2027-02-0" + day + "T10:00:00Z", "coffee:1:1200:drinks");
        }

        var told = anna.underDraft(AnnasYear.draft("stamp-card"));

        assertThat(told.real().rules()).containsEntry("default/points-per-amount", new Gave(9, 108, 0, 0));
        assertThat(told.draft().wallets().get("stamps").given()).isEqualTo(9);
        assertThat(told.draft().rules()).containsEntry("stamp-card/coffee-card", new Gave(1, 1, 0, 0));
        assertThat(told.affected()).isTrue();
    }

    @Test
    void coupons_are_counted_by_what_they_promise() {
        var anna = AnnasYear.under("next-purchase");
        anna.buys("2027-02-01T10:00:00Z", "sofa:1:30000");

        var told = anna.underDraft(
                AnnasYear.draft("next-purchase", "\"condition\": \"net >= ", "\"condition\": \"net >= 9"));

        assertThat(told.real().coupons()).containsEntry("DISCOUNT_PERCENT", 1L);
        assertThat(told.draft().coupons()).doesNotContainKey("DISCOUNT_PERCENT");
        assertThat(told.affected()).isTrue();
    }

    @Test
    void discounts_of_a_draft_are_taken_off_the_baskets_and_what_is_paid_less_earns_less() {
        var anna = AnnasYear.under("points-per-amount");
        anna.buys("2027-02-01T10:00:00Z", "cocoa:2:2000:groceries");

        var told = anna.underDraft(AnnasYear.draft("points-per-amount", "\"rules\": [", """
                "rules": [{"id":"ten","name":"Ten percent","priority":1,
                 "effect":{"type":"DISCOUNT","discount":{"kind":"PERCENT","percent":"10"}}},"""));

        // 20.00, of which the rule takes 2.00: 18 points instead of 20
        assertThat(told.draft().discounts()).containsEntry(new SideSums.Discount("points-per-amount/ten", "PLN"), 200L);
        assertThat(told.draft().wallets().get("points").given()).isEqualTo(18);
        assertThat(told.real().discounts()).isEmpty();
        assertThat(told.real().wallets().get("points").given()).isEqualTo(20);
        assertThat(told.affected()).isTrue();
    }
}

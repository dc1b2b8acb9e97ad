package io.pointbook.ledger.account;

import static io.pointbook.ledger.account.Till.ANNA;
import static io.pointbook.ledger.account.Till.BORIS;
import static io.pointbook.ledger.account.Till.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.Hold;
import io.pointbook.ledger.account.book.Lot;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.book.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** semantics.md 4.4. Anna earns 100 points on day 0. */
class PointsTenderTest {
    private final Till till = new Till();
    private final PureLedger ledger =
            new PureLedger().on(0).arrives(till.sale(ANNA).line("tea", 1, 10_000));

    @Test
    void a_tender_captures_its_hold_and_releases_the_rest() {
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.arrives(paying(40, 40L, "h"));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(60, 0, 0, 0));
        assertThat(hold("h").state()).isEqualTo(Hold.State.CAPTURED);
        assertThat(redeemed().unheld()).isFalse();
    }

    @Test
    void a_tender_that_names_no_points_takes_the_whole_hold_whatever_it_pays() {
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.arrives(paying(5, null, "h"));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(40, 0, 0, 0));
    }

    @Test
    void a_hold_that_is_too_small_is_used_up_and_the_rest_comes_from_active_then_debt() {
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.arrives(paying(110, 110L, "h"));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 10));
        assertThat(redeemed().unheld()).isTrue();
        assertThat(redeemed().owed()).isEqualTo(10);
    }

    @Test
    void an_unknown_hold_an_expired_one_and_none_at_all_take_active_points_and_are_marked() {
        ledger.arrives(paying(10, 10L, "unknown"));
        assertThat(redeemed().unheld()).isTrue();
        ledger.arrives(paying(10, 10L, null));
        assertThat(redeemed().unheld()).isTrue();
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.on(2).arrives(paying(10, 10L, "h"));
        assertThat(redeemed().unheld()).isTrue();
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(70, 0, 0, 0));
        assertThat(hold("h").state()).isEqualTo(Hold.State.EXPIRED);
    }

    @Test
    void a_payment_without_points_is_never_refused_and_becomes_debt_that_the_next_points_pay() {
        ledger.arrives(paying(130, 130L, null));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 30));
        ledger.arrives(till.sale(ANNA).line("mug", 1, 5_000));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(20, 0, 0, 0));
    }

    @Test
    void a_tender_that_names_neither_points_nor_a_known_hold_costs_a_point_a_cent() {
        ledger.arrives(paying(25, null, null));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(75);
        ledger.arrives(paying(25, null, "unknown"));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(50);
    }

    @Test
    void a_hold_that_a_door_captured_before_is_not_paid_twice() {
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.capture(ANNA, "h", 40L);
        ledger.arrives(paying(40, 40L, "h"));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(60, 0, 0, 0));
        assertThat(redeemed().unheld()).isFalse();
    }

    @Test
    void a_second_receipt_with_the_same_hold_pays_for_itself() {
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.arrives(paying(60, 60L, "h"), paying(30, 30L, "h"));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(10, 0, 0, 0));
        assertThat(redeemed().unheld()).isTrue();
    }

    @Test
    void points_given_back_go_to_the_lots_that_paid_with_their_old_expiry() {
        var expiring = PureLedger.with(0, 30).on(0);
        expiring.arrives(till.sale(ANNA).on(0).line("tea", 1, 5_000));
        var paid = till.sale(ANNA).on(1).line("mug", 1, 300).points(300, 50L);
        expiring.on(1).arrives(paid);
        expiring.on(20)
                .arrives(till.back(ANNA).on(20).returned("mug", 1, 300, paid, 1).points(-300, -50L));
        assertThat(expiring.standing(ANNA)).isEqualTo(new Standing(50, 0, 0, 0));
        assertThat(expiring.account(ANNA).book().lots())
                .extracting(Lot::expiresAt)
                .containsExactly(day(30));
    }

    @Test
    void points_given_back_to_an_expired_lot_stay_expired_and_pay_no_debt() {
        var expiring = PureLedger.with(0, 30).on(0);
        expiring.arrives(till.sale(ANNA).on(0).line("tea", 1, 5_000));
        var paid = till.sale(ANNA).on(1).line("mug", 1, 300).points(300, 50L);
        expiring.on(1).arrives(paid);
        expiring.on(31).arrives(till.sale(ANNA).on(31).line("x", 1, 50).points(10, 10L));
        expiring.arrives(till.back(ANNA).on(31).returned("mug", 1, 300, paid, 1).points(-300, -50L));
        assertThat(expiring.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 10));
    }

    @Test
    void points_that_had_made_a_debt_come_back_as_less_debt() {
        var paid = till.sale(ANNA).line("mug", 1, 99).points(130, 130L);
        ledger.arrives(paid, till.back(ANNA).returned("mug", 1, 99, paid, 1).points(-130, -130L));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(100, 0, 0, 0));
    }

    @Test
    void points_that_had_made_a_debt_come_back_as_points_where_the_debt_was_paid_since() {
        var paid = till.sale(ANNA).line("mug", 1, 99).points(130, 130L);
        ledger.arrives(paid, till.sale(ANNA).line("tea", 1, 5_000));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(20, 0, 0, 0));
        ledger.arrives(till.back(ANNA).returned("mug", 1, 99, paid, 1).points(-130, -130L));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(150, 0, 0, 0));
    }

    @Test
    void a_void_gives_the_whole_payment_back_and_what_a_return_gave_stays_and_is_noted() {
        var paid = till.sale(ANNA).line("mug", 1, 99).points(30, 30L);
        var back = till.back(ANNA).returned("mug", 1, 99, paid, 1).points(-20, -20L);
        var voiding = till.voiding(ANNA, paid);
        ledger.arrives(paid, back, voiding);
        assertThat(ledger.standing(ANNA).active()).isEqualTo(120);
        assertThat(((ReceiptPosted) ledger.last(ANNA)).notes())
                .containsExactly(new Note(Note.Code.OVER_GIVEN, null, "20"));
        var other = new PureLedger().on(0).arrives(till.sale(ANNA).line("tea", 1, 10_000), paid, voiding, back);
        assertThat(other.standing(ANNA).active()).as("the other way round").isEqualTo(120);
    }

    @Test
    void points_go_back_to_the_account_that_paid_whatever_card_is_shown() {
        var paid = till.sale(ANNA).line("mug", 1, 99).points(30, 30L);
        ledger.arrives(paid, till.back(BORIS).returned("mug", 1, 99, paid, 1).points(-30, -30L));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(100);
        assertThat(ledger.standing(BORIS)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void more_given_back_than_was_paid_is_a_fact_that_counts_and_is_noted() {
        var paid = till.sale(ANNA).line("mug", 1, 99).points(30, 30L);
        ledger.arrives(paid, till.back(ANNA).returned("mug", 1, 99, paid, 1).points(-50, -50L));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(120);
        assertThat(((ReceiptPosted) ledger.last(ANNA)).notes())
                .containsExactly(new Note(Note.Code.OVER_GIVEN, null, "20"));
    }

    @Test
    void points_given_back_wait_for_the_receipt_that_they_name() {
        var paid = till.sale(ANNA).line("mug", 1, 99).points(30, 30L);
        ledger.arrives(till.back(BORIS).returned("mug", 1, 99, paid, 1).points(-30, -30L));
        assertThat(ledger.standing(BORIS)).isEqualTo(Standing.EMPTY);
        ledger.arrives(paid);
        assertThat(ledger.standing(ANNA).active()).isEqualTo(100);
    }

    @Test
    void a_void_gives_the_payment_back_and_a_voided_return_takes_it_again() {
        var paid = till.sale(ANNA).line("mug", 1, 99).points(30, 30L);
        var back = till.back(ANNA).returned("mug", 1, 99, paid, 1).points(-30, -30L);
        ledger.arrives(paid, back, till.voiding(ANNA, back));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(70);
        ledger.arrives(till.voiding(null, paid));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(100);
    }

    @Test
    void a_void_gives_captured_points_back_to_their_lots_also_those_that_a_door_captured() {
        ledger.hold(ANNA, "till", 20, day(1));
        ledger.hold(ANNA, "door", 30, day(1));
        ledger.capture(ANNA, "door", null);
        var paid = till.sale(ANNA).line("mug", 1, 99).points(20, 20L, "till").points(30, 30L, "door");
        ledger.arrives(paid, till.voiding(ANNA, paid));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(100, 0, 0, 0));
        assertThat(ledger.account(ANNA).book().lots()).hasSize(1);
    }

    private Till.RungUp paying(long amount, @Nullable Long points, @Nullable String holdId) {
        return till.sale(ANNA).line("gum", 1, 50).points(amount, points, holdId);
    }

    private Hold hold(String id) {
        var hold = ledger.account(ANNA).book().hold(id);
        assertThat(hold).isNotNull();
        return hold;
    }

    private Why.Redeemed redeemed() {
        return ledger.last(ANNA).booking().entries().stream()
                .filter(entry -> entry.kind() == EntryKind.REDEEMED)
                .map(Entry::why)
                .map(Why.Redeemed.class::cast)
                .findFirst()
                .orElseThrow();
    }
}

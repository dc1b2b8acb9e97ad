package io.pointbook.ledger.account;

import static io.pointbook.ledger.account.Till.ANNA;
import static io.pointbook.ledger.account.Till.BORIS;
import static io.pointbook.ledger.account.Till.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Lot;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.programme.DefaultProgramme;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** semantics.md 3.2 to 3.4. */
class VoidsTest {
    private final Till till = new Till();
    private final PureLedger ledger = new PureLedger();
    private final Till.RungUp sale = till.sale(ANNA).on(1).line("mug", 2, 1_000);

    @Test
    void a_void_takes_all_that_a_receipt_earned() {
        ledger.arrives(sale, till.voiding(null, sale));
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void a_void_that_comes_first_keeps_its_effect() {
        ledger.arrives(till.voiding(ANNA, sale), sale);
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void lines_that_came_back_before_are_not_reversed_twice() {
        ledger.arrives(sale, till.back(ANNA).returned("mug", 1, 500, sale, 1), till.voiding(ANNA, sale));
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void a_return_of_a_voided_receipt_returns_nothing() {
        var other = till.sale(ANNA).on(2).line("mug", 1, 700);
        ledger.arrives(
                sale, other, till.voiding(ANNA, sale), till.back(ANNA).on(3).returned("mug", 2, 1_000, sale, 1));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(7);
    }

    @Test
    void a_return_of_a_voided_receipt_does_not_count_by_its_value_either() {
        var byValue = new PureLedger(new DefaultProgramme.Terms(
                ReturnPolicy.UNLIMITED, true, Duration.ZERO, null, Duration.ofDays(400), Duration.ZERO));
        byValue.arrives(sale, till.voiding(ANNA, sale), till.back(ANNA).returned("mug", 2, 1_000, sale, 1));
        assertThat(byValue.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void a_return_without_receipt_moves_on_when_the_purchase_it_took_from_is_voided() {
        var other = till.sale(ANNA).on(2).line("mug", 2, 600);
        ledger.arrives(sale, other, till.back(ANNA).on(3).returned("mug", 2, 1_000));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(6);
        ledger.arrives(till.voiding(ANNA, sale).on(4));
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void a_void_of_a_return_gives_back_what_it_took_on_every_account() {
        var other = till.sale(BORIS).line("cup", 1, 700);
        var back = till.back(ANNA).on(3).returned("mug", 1, 500, sale, 1).returned("cup", 1, 700, other, 1);
        ledger.arrives(sale, other, back);
        assertThat(ledger.standing(ANNA).active()).isEqualTo(5);
        assertThat(ledger.standing(BORIS).active()).isZero();
        ledger.arrives(till.voiding(ANNA, back));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(10);
        assertThat(ledger.standing(BORIS).active()).isEqualTo(7);
    }

    @Test
    void a_second_void_has_no_effect_and_is_noted() {
        ledger.arrives(sale, till.sale(ANNA).line("tea", 1, 300), till.voiding(ANNA, sale), till.voiding(ANNA, sale));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(3);
        assertThat(((ReceiptPosted) ledger.last(ANNA)).notes())
                .containsExactly(new Note(Note.Code.VOIDED_BEFORE, null, null));
    }

    @Test
    void a_void_of_a_void_has_no_effect() {
        var voiding = till.voiding(ANNA, sale);
        ledger.arrives(sale, voiding, till.voiding(ANNA, voiding));
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void the_lines_that_a_void_repeats_count_for_nothing() {
        ledger.arrives(sale, till.voiding(ANNA, sale).line("mug", 2, 1_000).points(100, 100L));
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void a_void_of_spent_points_ends_in_debt() {
        ledger.arrives(sale, till.sale(ANNA).line("gum", 1, 50).points(8, 8L), till.voiding(ANNA, sale));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 8));
    }

    @Test
    void points_restored_to_their_lot_keep_its_old_expiry() {
        var expiring = PureLedger.with(0, 30).on(1);
        var back = till.back(ANNA).on(2).returned("mug", 2, 1_000, sale, 1);
        expiring.arrives(sale)
                .on(2)
                .arrives(back)
                .on(20)
                .arrives(till.voiding(ANNA, back).on(20));
        assertThat(expiring.standing(ANNA).active()).isEqualTo(10);
        assertThat(expiring.account(ANNA).book().lots())
                .extracting(Lot::expiresAt)
                .containsExactly(day(31));
    }

    @Test
    void points_restored_to_an_expired_lot_stay_expired_and_pay_no_debt() {
        var expiring = PureLedger.with(0, 30).on(1);
        var back = till.back(ANNA).on(2).returned("mug", 2, 1_000, sale, 1);
        expiring.arrives(sale).on(2).arrives(back);
        expiring.on(31).arrives(till.sale(ANNA).on(31).line("gum", 1, 50).points(4, 4L));
        expiring.arrives(till.voiding(ANNA, back).on(31));
        assertThat(expiring.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 4));
        assertThat(expiring.account(ANNA).book().lots())
                .extracting(Lot::expired)
                .containsExactly(10L);
    }

    @Test
    void a_voided_return_that_had_made_a_debt_takes_the_debt_away() {
        var back = till.back(ANNA).on(3).returned("mug", 2, 1_000, sale, 1);
        ledger.arrives(sale, till.sale(ANNA).line("gum", 1, 50).points(10, 10L), back);
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 10));
        ledger.arrives(till.voiding(ANNA, back));
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void a_voided_return_whose_debt_was_paid_since_gives_points() {
        var back = till.back(ANNA).on(3).returned("mug", 2, 1_000, sale, 1);
        ledger.arrives(sale, till.sale(ANNA).line("gum", 1, 50).points(10, 10L), back);
        ledger.arrives(till.sale(ANNA).on(4).line("tea", 1, 1_200), till.voiding(ANNA, back));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(12, 0, 0, 0));
    }

    @Test
    void points_of_other_lots_that_a_return_took_go_back_to_those_lots() {
        var tea = till.sale(ANNA).on(2).line("tea", 1, 1_000);
        var back = till.back(ANNA).on(5).returned("mug", 2, 1_000, sale, 1);
        ledger.arrives(sale, tea, till.sale(ANNA).on(4).line("gum", 1, 50).points(8, 8L), back);
        assertThat(ledger.account(ANNA).book().lots()).extracting(Lot::active).containsExactlyInAnyOrder(0L, 2L);
        ledger.arrives(till.voiding(ANNA, back));
        assertThat(ledger.account(ANNA).book().lots()).extracting(Lot::active).containsExactlyInAnyOrder(2L, 10L);
    }

    @Test
    void a_part_that_is_restored_goes_to_the_place_from_which_it_was_taken_last() {
        var tea = till.sale(ANNA).on(2).line("tea", 1, 1_000);
        var one = till.back(ANNA).on(5).returned("mug", 1, 500, sale, 1);
        var other = till.back(ANNA).on(6).returned("mug", 1, 500, sale, 1);
        ledger.arrives(sale, tea, till.sale(ANNA).on(4).line("gum", 1, 50).points(8, 8L), one, other);
        // the mugs' lot gave its last 2, the tea's lot 3 and 5
        ledger.arrives(till.voiding(ANNA, other));
        assertThat(ledger.account(ANNA).book().lots()).extracting(Lot::active).containsExactlyInAnyOrder(0L, 7L);
    }

    @Test
    void pending_points_that_a_return_took_wait_again_when_it_is_voided() {
        var pending = PureLedger.with(10, null).on(2);
        var back = till.back(ANNA).on(2).returned("mug", 2, 1_000, sale, 1);
        pending.arrives(sale, back).on(3).arrives(till.voiding(ANNA, back).on(3));
        assertThat(pending.standing(ANNA)).isEqualTo(new Standing(0, 10, 0, 0));
        pending.on(11).settle();
        assertThat(pending.standing(ANNA)).isEqualTo(new Standing(10, 0, 0, 0));
    }
}

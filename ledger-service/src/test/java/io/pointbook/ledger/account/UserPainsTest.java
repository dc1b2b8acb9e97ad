package io.pointbook.ledger.account;

import static io.pointbook.ledger.account.Till.ANNA;
import static io.pointbook.ledger.account.Till.BORIS;
import static io.pointbook.ledger.account.Till.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.Lot;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.programme.DefaultProgramme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What goes wrong elsewhere and must not here; the numbers are the rows of the list of user pains. */
class UserPainsTest {
    private final Till till = new Till();

    @Test // 1
    void buy_refund_and_keep_the_points_does_not_work_however_often() {
        var ledger = new PureLedger();
        for (int i = 0; i < 5; i++) {
            var sale = till.sale(ANNA).on(i).line("mug", 1, 1_000);
            ledger.arrives(sale, till.back(ANNA).on(i).returned("mug", 1, 1_000, sale, 1));
        }
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
        assertThat(ledger.account(ANNA).book().lots()).hasSize(5).allMatch(lot -> lot.active() == 0);
    }

    @Test // 2
    void a_refund_of_a_purchase_paid_with_points_does_not_take_the_points_again() {
        var tea = till.sale(ANNA).line("tea", 1, 10_000);
        var paid = till.sale(ANNA).on(1).line("mug", 2, 1_000).points(1_000, 100L);
        var ledger = new PureLedger().arrives(tea, paid);
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
        ledger.arrives(till.back(ANNA).on(2).returned("mug", 1, 500, paid, 1));
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
        ledger.arrives(till.back(ANNA).on(2).returned("mug", 1, 500, paid, 1).points(-1_000, -100L));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(100, 0, 0, 0));
    }

    @Test // 3
    void a_receipt_delivered_again_pays_once() {
        var sale = till.sale(ANNA).line("mug", 1, 1_000);
        var ledger = new PureLedger().arrives(sale, sale, sale);
        assertThat(ledger.standing(ANNA).active()).isEqualTo(10);
        assertThat(ledger.events(ANNA)).hasSize(2); // opened, posted
    }

    @Test // 4
    void a_till_that_was_offline_and_sends_its_day_twice_in_any_order_doubles_nothing() {
        var sale = till.sale(ANNA).on(1).line("mug", 3, 1_000);
        var other = till.sale(ANNA).on(2).line("mug", 1, 700);
        var back = till.back(ANNA).on(3).returned("mug", 2, 600);
        var voiding = till.voiding(ANNA, other).on(3);
        var day = List.of(sale, other, back, voiding);
        var expected = new PureLedger()
                .arrives(day.toArray(Till.RungUp[]::new))
                .standing(ANNA)
                .spendable();
        for (int seed = 0; seed < 50; seed++) {
            var twice = new ArrayList<>(day);
            twice.addAll(day);
            Collections.shuffle(twice, new Random(seed));
            var ledger = new PureLedger().arrives(twice.toArray(Till.RungUp[]::new));
            assertThat(ledger.standing(ANNA).spendable()).as("seed %d", seed).isEqualTo(expected);
        }
        assertThat(expected).isEqualTo(3);
    }

    @Test // 8
    void a_part_of_a_line_can_come_back_piece_by_piece() {
        var sale = till.sale(ANNA).line("mug", 3, 1_000).line("tea", 1, 500);
        var ledger = new PureLedger().arrives(sale, till.back(ANNA).returned("mug", 1, 333, sale, 1));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(6 + 5);
    }

    @Test // 9
    void points_spent_before_the_goods_come_back_are_for_the_programme_to_decide() {
        var mug = till.sale(ANNA).on(1).line("mug", 1, 1_000);
        var spend = till.sale(ANNA).on(2).line("gum", 1, 50).points(10, 10L);
        var back = till.back(ANNA).on(3).returned("mug", 1, 1_000, mug, 1);
        var earn = till.sale(ANNA).on(4).line("tea", 1, 1_500);
        assertThat(PureLedger.under(ReturnPolicy.UNLIMITED)
                        .arrives(mug, spend, back, earn)
                        .standing(ANNA)
                        .active())
                .isEqualTo(5);
        assertThat(PureLedger.under(ReturnPolicy.WITHIN_BALANCE)
                        .arrives(mug, spend, back, earn)
                        .standing(ANNA)
                        .active())
                .isEqualTo(15);
        var pendingFirst = new PureLedger(new DefaultProgramme.Terms(
                ReturnPolicy.ONLY_PENDING, false, Duration.ofDays(14), null, Duration.ofDays(400), Duration.ZERO));
        assertThat(pendingFirst.on(1).arrives(mug, back).standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test // 10
    void restored_points_keep_their_old_expiry_and_expired_ones_do_not_revive() {
        var mug = till.sale(ANNA).on(0).line("mug", 1, 1_000);
        var back = till.back(ANNA).on(1).returned("mug", 1, 1_000, mug, 1);
        var inTime = PureLedger.with(0, 30).on(1).arrives(mug, back).on(29);
        inTime.arrives(till.voiding(ANNA, back).on(29));
        assertThat(inTime.account(ANNA).book().spendable("points"))
                .toIterable()
                .extracting(Lot::active, Lot::expiresAt)
                .containsExactly(tuple(10L, day(30)));
        var tooLate = PureLedger.with(0, 30).on(1).arrives(mug, back).on(30);
        tooLate.arrives(till.voiding(ANNA, back).on(30));
        assertThat(tooLate.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test // 14
    void expiry_does_not_take_points_that_were_spent_already() {
        var ledger = PureLedger.with(0, 30).on(0).arrives(till.sale(ANNA).on(0).line("tea", 1, 10_000));
        ledger.on(1).arrives(till.sale(ANNA).on(1).line("gum", 1, 50).points(70, 70L));
        ledger.on(20).arrives(till.sale(ANNA).on(20).line("tea", 1, 4_000));
        ledger.on(30).settle();
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(40, 0, 0, 0));
    }

    @Test // 15
    void expiry_follows_the_date_and_not_the_timing_of_a_job() {
        var sale = till.sale(ANNA).on(0).line("tea", 1, 1_000);
        var swept = PureLedger.with(0, 30).on(0).arrives(sale).on(30).settle();
        var unswept = PureLedger.with(0, 30).on(0).arrives(sale).on(45);
        for (var ledger : List.of(swept, unswept)) {
            ledger.arrives(till.sale(ANNA).on(45).line("gum", 1, 50).points(1, 1L));
            assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 1));
            assertThat(entries(ledger))
                    .filteredOn(entry -> entry.kind() == EntryKind.EXPIRED)
                    .extracting(Entry::points, Entry::businessTime)
                    .containsExactly(tuple(-10L, day(30)));
        }
    }

    @Test // 16
    void every_date_of_expiry_is_known_with_its_points_in_order() {
        var ledger = PureLedger.with(0, 30)
                .on(2)
                .arrives(
                        till.sale(ANNA).on(2).line("tea", 1, 200),
                        till.sale(ANNA).on(0).line("tea", 1, 1_000),
                        till.sale(ANNA).on(1).line("tea", 1, 500));
        assertThat(ledger.account(ANNA).book().spendable("points"))
                .toIterable()
                .extracting(Lot::expiresAt, Lot::active)
                .containsExactly(tuple(day(30), 10L), tuple(day(31), 5L), tuple(day(32), 2L));
    }

    @Test // 17
    void discounts_voided_lines_and_gift_cards_earn_nothing_and_the_cause_is_written_down() {
        var ledger = new PureLedger()
                .arrives(till.sale(ANNA)
                        .line("tea", 1, 1_000)
                        .line("discount", 1, -250)
                        .line(LineKind.GIFT_CARD, "voucher", "1", 5_000, null)
                        .line("cup", 1, 300)
                        .voidLine(4, "cup", 1, 300));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(7);
        var why = (Why.Earned) entries(ledger).getFirst().why();
        assertThat(why.lines())
                .extracting(Why.LineShare::line, Why.LineShare::points, Why.LineShare::excluded)
                .containsExactlyInAnyOrder(
                        tuple(1, 7L, null),
                        tuple(2, 0L, "NOT_POSITIVE"),
                        tuple(3, 0L, "GIFT_CARD"),
                        tuple(4, 0L, "VOIDED"));
    }

    @Test // 19
    void points_are_whole_numbers_and_a_hundred_small_parts_add_up_to_the_whole() {
        var sale = till.sale(ANNA).line(LineKind.SALE, "ham", "0.1", 26_828, null);
        var ledger = new PureLedger().arrives(sale);
        assertThat(ledger.standing(ANNA).active()).isEqualTo(268);
        for (int i = 0; i < 100; i++) {
            ledger.arrives(till.back(ANNA).line(LineKind.RETURN, "ham", "-0.001", -268, null));
        }
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test // 20
    void suspended_resumed_cancelled_and_training_receipts_change_no_balance() {
        var ledger = new PureLedger();
        for (ReceiptType type : List.of(
                ReceiptType.SUSPEND, ReceiptType.RESUME, ReceiptType.CANCEL, ReceiptType.CONTROL, ReceiptType.SALE)) {
            var sale = till.sale(ANNA).line("tea", 1, 1_000).receipt();
            var open = marker(sale, type);
            ledger.arrives(open, Till.kept(open));
        }
        assertThat(ledger.members()).isEmpty();
    }

    @Test // 21
    void receipts_of_an_offline_till_count_with_their_own_time_and_a_payment_without_hold_is_accepted() {
        var ledger = new PureLedger().on(9);
        ledger.arrives(
                till.sale(ANNA).on(3).line("gum", 1, 50).points(30, 30L),
                till.sale(ANNA).on(2).line("tea", 1, 10_000));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(70);
        assertThat(entries(ledger)).extracting(Entry::businessTime).containsExactly(day(3), day(2));
        assertThat(ledger.last(ANNA).postedAt()).isEqualTo(day(9));
        assertThat(ledger.standing(BORIS)).isEqualTo(Standing.EMPTY);
    }

    private static List<Entry> entries(PureLedger ledger) {
        return ledger.events(ANNA).stream()
                .flatMap(event -> event.booking().entries().stream())
                .toList();
    }

    private static Receipt marker(Receipt sale, ReceiptType type) {
        return new Receipt(
                sale.id(),
                type,
                sale.endedAt(),
                sale.offset(),
                null,
                sale.currency(),
                type == ReceiptType.SALE,
                false,
                sale.card(),
                sale.lines(),
                sale.tenders(),
                List.of(),
                null);
    }
}

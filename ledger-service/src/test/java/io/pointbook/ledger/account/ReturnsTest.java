package io.pointbook.ledger.account;

import static io.pointbook.ledger.account.Till.ANNA;
import static io.pointbook.ledger.account.Till.BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.programme.DefaultProgramme;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** semantics.md 2.2, 2.3, 3.1 to 3.3. */
class ReturnsTest {
    private final Till till = new Till();
    private final PureLedger ledger = new PureLedger();

    @Test
    void a_line_keeps_the_floor_of_its_share_after_each_piece_that_comes_back() {
        var sale = till.sale(ANNA).line("mug", 3, 1_000);
        ledger.arrives(sale);
        assertThat(active()).isEqualTo(10);
        ledger.arrives(till.back(ANNA).returned("mug", 1, 333, sale, 1));
        assertThat(active()).isEqualTo(6);
        ledger.arrives(till.back(ANNA).returned("mug", 1, 333, sale, 1));
        assertThat(active()).isEqualTo(3);
        ledger.arrives(till.back(ANNA).returned("mug", 1, 334, sale, 1));
        assertThat(active()).isZero();
    }

    @Test
    void pieces_decide_and_never_money() {
        var sale = till.sale(ANNA).line("mug", 4, 2_000);
        ledger.arrives(sale, till.back(ANNA).returned("mug", 1, 1, sale, 1));
        assertThat(active()).isEqualTo(15);
    }

    @Test
    void kilograms_come_back_in_parts_too() {
        var sale = till.sale(ANNA).line(LineKind.SALE, "ham", "0.42", 2_100, null);
        ledger.arrives(sale, till.back(ANNA).line(LineKind.RETURN, "ham", "-0.10", -500, new LineId(sale.id(), 1)));
        assertThat(active()).isEqualTo(16); // floor(21 × 0.32 / 0.42)
    }

    @Test
    void void_lines_are_taken_off_before_pieces_are_counted() {
        var sale = till.sale(ANNA).line("mug", 3, 900).voidLine(1, "mug", 1, 300);
        ledger.arrives(sale, till.back(ANNA).returned("mug", 1, 300, sale, 1));
        assertThat(active()).isEqualTo(3);
    }

    @Test
    void pieces_beyond_those_bought_have_no_effect_and_are_noted() {
        var sale = till.sale(ANNA).line("mug", 2, 1_000);
        var other = till.sale(ANNA).line("tea", 1, 500);
        ledger.arrives(sale, other, till.back(ANNA).returned("mug", 5, 2_500, sale, 1));
        assertThat(active()).isEqualTo(5);
        assertThat(lastNotes()).containsExactly(new Note(Note.Code.OVER_RETURNED, 1, "3"));
    }

    @Test
    void a_return_acts_on_the_account_that_earned_whatever_card_it_shows() {
        var sale = till.sale(ANNA).line("mug", 1, 1_000);
        ledger.arrives(sale, till.back(BORIS).returned("mug", 1, 1_000, sale, 1));
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
        assertThat(ledger.last(ANNA).eventId()).endsWith("#2");
        assertThat(ledger.last(BORIS).eventId()).doesNotContain("#");
    }

    @Test
    void a_return_that_comes_before_its_sale_waits_and_meets_it_in_an_event_of_its_own() {
        var sale = till.sale(ANNA).line("mug", 2, 1_000);
        ledger.arrives(till.back(null).returned("mug", 1, 500, sale, 1), sale);
        assertThat(active()).isEqualTo(5);
        assertThat(ledger.last(ANNA).eventId()).endsWith("#match-1");
    }

    @Test
    void a_return_without_a_receipt_takes_the_earliest_purchase_also_when_that_comes_last() {
        var early = till.sale(ANNA).on(1).line("mug", 1, 1_000);
        var late = till.sale(ANNA).on(2).line("mug", 1, 300);
        ledger.arrives(late, till.back(ANNA).on(3).returned("mug", 1, 300));
        assertThat(active()).isZero();
        ledger.arrives(early);
        assertThat(active()).isEqualTo(3);
        assertThat(ledger.last(ANNA).booking().entries())
                .extracting(Entry::kind)
                .containsExactly(EntryKind.EARNED, EntryKind.RESTORED, EntryKind.REVERSED);
    }

    @Test
    void a_return_by_gtin_takes_goods_that_were_sold_by_gtin() {
        ledger.arrives(
                till.sale(ANNA).byGtin(LineKind.SALE, "40123456", "2", 800),
                till.back(ANNA).byGtin(LineKind.RETURN, "40123456", "-1", -400));
        assertThat(active()).isEqualTo(4);
    }

    @Test
    void an_exchange_takes_back_and_earns_in_one_event() {
        var sale = till.sale(ANNA).line("mug", 1, 1_000);
        ledger.arrives(
                sale, till.exchange(ANNA).returned("mug", 1, 1_000, sale, 1).line("cup", 1, 700));
        assertThat(active()).isEqualTo(7);
    }

    @Test
    void a_return_that_finds_no_purchase_has_no_effect_and_is_noted() {
        ledger.arrives(till.sale(ANNA).line("tea", 1, 1_000), till.back(ANNA).returned("mug", 1, 500));
        assertThat(active()).isEqualTo(10);
        assertThat(lastNotes()).containsExactly(new Note(Note.Code.NO_PURCHASE, 1, "1"));
    }

    @Test
    void by_value_it_takes_the_points_of_its_money_and_a_sale_that_comes_later_corrects_it() {
        var byValue = new PureLedger(new DefaultProgramme.Terms(
                ReturnPolicy.UNLIMITED, true, Duration.ZERO, null, Duration.ofDays(400), Duration.ZERO));
        byValue.arrives(till.back(ANNA).on(3).returned("mug", 1, 500));
        assertThat(byValue.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 5));
        byValue.arrives(till.sale(ANNA).on(1).line("mug", 1, 900));
        assertThat(byValue.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void a_repeated_receipt_has_no_effect() {
        var sale = till.sale(ANNA).line("mug", 2, 1_000);
        var back = till.back(ANNA).returned("mug", 1, 500, sale, 1);
        ledger.arrives(sale, back, sale, back, back);
        assertThat(active()).isEqualTo(5);
    }

    @Test
    void the_reversal_happened_when_the_goods_came_back() {
        var sale = till.sale(ANNA).on(1).line("mug", 1, 1_000);
        ledger.arrives(sale, till.back(ANNA).on(4).returned("mug", 1, 1_000));
        var entry = ledger.last(ANNA).booking().entries().getFirst();
        assertThat(entry.businessTime()).isEqualTo(Till.day(4));
        assertThat(entry.receipt()).isEqualTo(sale.id().toString());
    }

    private long active() {
        return ledger.standing(ANNA).active();
    }

    private List<Note> lastNotes() {
        return ((ReceiptPosted) ledger.last(ANNA)).notes();
    }
}

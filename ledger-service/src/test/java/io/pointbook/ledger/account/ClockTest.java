package io.pointbook.ledger.account;

import static io.pointbook.ledger.account.Till.ANNA;
import static io.pointbook.ledger.account.Till.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.Standing;
import org.junit.jupiter.api.Test;

/** semantics.md 4.1, 4.6 and 5.2: what the clock alone does. */
class ClockTest {
    private final Till till = new Till();
    private final Till.RungUp sale = till.sale(ANNA).on(0).line("tea", 1, 1_000);

    @Test
    void pending_points_become_active_at_their_instant_and_not_before() {
        var ledger = PureLedger.with(3, null).on(0).arrives(sale);
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 10, 0, 0));
        ledger.at(day(3).minusNanos(1)).settle();
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 10, 0, 0));
        ledger.on(3).settle();
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(10, 0, 0, 0));
    }

    @Test
    void points_that_mature_pay_debt_first() {
        var ledger = PureLedger.with(3, null).on(0).arrives(sale);
        ledger.arrives(till.sale(ANNA).on(0).line("gum", 1, 50).points(4, 4L));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 10, 0, 4));
        ledger.on(3).settle();
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(6, 0, 0, 0));
    }

    @Test
    void points_that_are_released_pay_debt_first() {
        var ledger = new PureLedger().on(0).arrives(sale);
        ledger.hold(ANNA, "h", 10, day(1));
        ledger.arrives(till.sale(ANNA).on(0).line("gum", 1, 50).points(4, 4L));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 10, 4));
        ledger.on(1).settle();
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(6, 0, 0, 0));
    }

    @Test
    void expiry_takes_only_what_is_left_of_the_lot() {
        var ledger = PureLedger.with(0, 5).on(0).arrives(sale);
        ledger.arrives(till.sale(ANNA).on(0).line("gum", 1, 50).points(7, 7L));
        ledger.on(5).settle();
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
        assertThat(expired(ledger)).isEqualTo(-3);
    }

    @Test
    void expired_points_cannot_be_held_or_spent_although_no_sweep_has_run() {
        var ledger = PureLedger.with(0, 5).on(0).arrives(sale).on(5);
        assertThatThrownBy(() -> ledger.hold(ANNA, "h", 1, day(6)))
                .isInstanceOfSatisfying(
                        AccountRefusal.InsufficientPoints.class,
                        refusal -> assertThat(refusal.missing()).isEqualTo(1));
        ledger.arrives(till.sale(ANNA).on(5).line("gum", 1, 50).points(7, 7L));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 7));
    }

    @Test
    void each_posting_of_the_clock_has_the_time_at_which_it_fell_due() {
        var ledger = PureLedger.with(2, 5).on(0).arrives(sale).on(9).settle();
        assertThat(ledger.last(ANNA).booking().entries())
                .extracting(Entry::kind, Entry::businessTime)
                .containsExactly(tuple(EntryKind.MATURED, day(2)), tuple(EntryKind.EXPIRED, day(5)));
    }

    @Test
    void a_late_receipt_earns_for_its_own_time_and_what_is_over_by_now_is_over() {
        var ledger = PureLedger.with(2, 5).on(9).arrives(sale);
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
        assertThat(ledger.last(ANNA).booking().entries())
                .extracting(Entry::kind)
                .containsExactly(EntryKind.EARNED, EntryKind.MATURED, EntryKind.EXPIRED);
    }

    @Test
    void one_look_at_the_clock_gives_what_many_looks_give() {
        var often = PureLedger.with(2, 5).on(0).arrives(sale);
        often.on(3).hold(ANNA, "h", 4, day(7));
        var once = PureLedger.with(2, 5).on(0).arrives(sale);
        once.on(3).hold(ANNA, "h", 4, day(7));
        for (int day = 3; day <= 8; day++) {
            often.on(day).settle();
        }
        once.on(8).settle();
        assertThat(once.account(ANNA).memory()).isEqualTo(often.account(ANNA).memory());
    }

    @Test
    void where_nothing_is_due_there_is_no_event() {
        var ledger = PureLedger.with(2, 5).on(0).arrives(sale);
        int events = ledger.events(ANNA).size();
        ledger.on(1).settle();
        assertThat(ledger.events(ANNA)).hasSize(events);
    }

    private static long expired(PureLedger ledger) {
        return ledger.last(ANNA).booking().entries().stream()
                .filter(entry -> entry.kind() == EntryKind.EXPIRED)
                .mapToLong(Entry::points)
                .sum();
    }
}

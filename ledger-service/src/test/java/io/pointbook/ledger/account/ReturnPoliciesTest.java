package io.pointbook.ledger.account;

import static io.pointbook.ledger.account.Till.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.programme.DefaultProgramme;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** semantics.md 3.5 and 3.6. A mug earns 10 points; 8 of them are spent before it comes back. */
class ReturnPoliciesTest {
    private final Till till = new Till();
    private final Till.RungUp mug = till.sale(ANNA).on(1).line("mug", 1, 1_000);
    private final Till.RungUp spend = till.sale(ANNA).on(2).line("gum", 1, 50).points(8, 8L);
    private final Till.RungUp back = till.back(ANNA).on(3).returned("mug", 1, 1_000, mug, 1);

    @Test
    void unlimited_goes_on_into_debt() {
        var ledger = PureLedger.under(ReturnPolicy.UNLIMITED).arrives(mug, spend, back);
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 8));
        assertThat(reversed(ledger).forgiven()).isZero();
    }

    @Test
    void within_balance_takes_down_to_zero_and_writes_down_what_it_forgave() {
        var ledger = PureLedger.under(ReturnPolicy.WITHIN_BALANCE).arrives(mug, spend, back);
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
        assertThat(reversed(ledger).policy()).isEqualTo(ReturnPolicy.WITHIN_BALANCE);
        assertThat(reversed(ledger).forgiven()).isEqualTo(8);
        assertThat(reversed(ledger).lines())
                .extracting(Why.LineReversal::points, Why.LineReversal::forgiven)
                .containsExactly(tuple(2L, 8L));
    }

    @Test
    void forgiven_points_are_counted_on_the_last_lines_first() {
        var two = till.sale(ANNA).on(1).line("mug", 1, 1_000).line("cup", 1, 500);
        var ledger = PureLedger.under(ReturnPolicy.WITHIN_BALANCE).arrives(two, spend);
        ledger.arrives(till.back(ANNA).on(3).returned("mug", 1, 1_000, two, 1).returned("cup", 1, 500, two, 2));
        assertThat(reversed(ledger).lines())
                .extracting(Why.LineReversal::line, Why.LineReversal::points, Why.LineReversal::forgiven)
                .containsExactly(tuple(1, 7L, 3L), tuple(2, 0L, 5L));
    }

    @Test
    void only_pending_takes_nothing_that_is_active() {
        var ledger = PureLedger.under(ReturnPolicy.ONLY_PENDING).arrives(mug, back);
        assertThat(ledger.standing(ANNA).active()).isEqualTo(10);
        assertThat(reversed(ledger).forgiven()).isEqualTo(10);
    }

    @Test
    void only_pending_takes_what_is_pending() {
        var ledger =
                new PureLedger(terms(ReturnPolicy.ONLY_PENDING, 10, null)).on(3).arrives(mug, back);
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
        assertThat(reversed(ledger).forgiven()).isZero();
    }

    @Test
    void what_was_forgiven_is_never_taken_by_a_rematch() {
        var ledger = PureLedger.under(ReturnPolicy.WITHIN_BALANCE).arrives(mug, spend, back);
        ledger.arrives(till.sale(ANNA).on(4).line("tea", 1, 5_000));
        ledger.arrives(till.back(ANNA).on(5).returned("mug", 1, 1_000, mug, 1));
        ledger.arrives(till.voiding(ANNA, mug).on(6));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(50);
    }

    @Test
    void a_void_of_a_return_restores_what_was_taken_and_not_what_was_forgiven() {
        var ledger = PureLedger.under(ReturnPolicy.WITHIN_BALANCE).arrives(mug, spend, back, till.voiding(ANNA, back));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(2);
    }

    @Test
    void a_reversal_takes_what_remains_of_the_lot_then_other_lots_in_spend_order_then_debt() {
        var tea = till.sale(ANNA).on(0).line("tea", 1, 500);
        var cup = till.sale(ANNA).on(2).line("cup", 1, 200);
        var ledger = new PureLedger().arrives(tea, mug, cup);
        // 17 points: tea 5, mug 10, cup 2; spending 8 takes tea 5 and mug 3
        ledger.arrives(spend, till.sale(ANNA).on(2).line("gum", 1, 50).points(1, 1L), back);
        assertThat(reversed(ledger).takes())
                .extracting(Take::source, Take::points)
                .containsExactlyInAnyOrder(
                        tuple(Take.Source.OWN, 6L), tuple(Take.Source.OTHER, 2L), tuple(Take.Source.DEBT, 2L));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 2));
    }

    @Test
    void points_of_the_lot_that_had_expired_count_once_without_a_posting() {
        var ledger = new PureLedger(terms(ReturnPolicy.UNLIMITED, 0, 10)).on(2).arrives(mug, spend);
        ledger.on(12).settle(); // the 2 points that were left expired
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
        ledger.arrives(till.back(ANNA).on(12).returned("mug", 1, 1_000, mug, 1));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 8));
        assertThat(reversed(ledger).takes())
                .extracting(Take::source)
                .containsExactlyInAnyOrder(Take.Source.EXPIRED, Take.Source.DEBT);
    }

    @Test
    void points_restored_to_an_expired_lot_stay_expired_unless_the_programme_sets_a_minimum_life() {
        var bought = till.sale(ANNA).on(2).line("gum", 1, 50).points(8, 8L);
        var voided = till.voiding(ANNA, bought).on(20);
        var stays = new PureLedger(terms(ReturnPolicy.UNLIMITED, 0, 10)).on(2).arrives(mug, bought);
        stays.on(20).arrives(voided);
        assertThat(stays.standing(ANNA)).isEqualTo(Standing.EMPTY);

        var lives = new PureLedger(new DefaultProgramme.Terms(
                        ReturnPolicy.UNLIMITED,
                        false,
                        Duration.ZERO,
                        Duration.ofDays(10),
                        Duration.ofDays(400),
                        Duration.ofDays(7)))
                .on(2)
                .arrives(mug, bought);
        lives.on(20).arrives(voided);
        assertThat(lives.standing(ANNA).active()).isEqualTo(8);
        assertThat(lives.on(26).settle().standing(ANNA).active()).isEqualTo(8);
        assertThat(lives.on(27).settle().standing(ANNA).active()).isZero();
    }

    @Test
    void held_points_are_never_taken() {
        var ledger = new PureLedger().on(1).arrives(mug);
        ledger.hold(ANNA, "h", 7, Till.day(9));
        ledger.on(3).arrives(back);
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 7, 7));
        assertThat(ledger.last(ANNA).booking().entries().getFirst().postings())
                .extracting(Posting::from)
                .doesNotContain(LedgerAccount.HELD);
        ledger.release(ANNA, "h");
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    private static DefaultProgramme.Terms terms(ReturnPolicy policy, int pendingDays, @Nullable Integer life) {
        return new DefaultProgramme.Terms(
                policy,
                false,
                Duration.ofDays(pendingDays),
                life == null ? null : Duration.ofDays(life),
                Duration.ofDays(400),
                Duration.ZERO);
    }

    private static Why.Reversed reversed(PureLedger ledger) {
        return ledger.last(ANNA).booking().entries().stream()
                .filter(entry -> entry.kind() == EntryKind.REVERSED)
                .map(entry -> (Why.Reversed) entry.why())
                .findFirst()
                .orElseThrow();
    }
}

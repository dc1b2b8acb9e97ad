package io.pointbook.ledger.account.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.ledger.account.Till;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final String POINTS = "points";
    private static final String STAMPS = "stamps";
    private static final Instant NOW = Till.day(10);

    private final Book book = new Book();
    private int events;

    @Test
    void points_are_spent_by_earliest_expiry_then_business_time_then_id() {
        award(POINTS, 1, 0, null);
        award(POINTS, 2, 2, 30);
        award(POINTS, 3, 1, 30);
        award(POINTS, 4, 3, 20);
        award(POINTS, 5, 1, 30);
        assertThat(spendOrder()).containsExactly(4L, 3L, 5L, 2L, 1L);
    }

    @Test
    void lots_of_one_wallet_are_never_spent_for_another() {
        award(STAMPS, 5, 0, 20);
        award(POINTS, 7, 1, null);
        var open = open();
        new Awarding(open).earn(STAMPS, "r", 3, Till.day(2), Till.day(2), null, why());
        new Spending(open).hold("h", POINTS, 7, NOW, Till.day(11));
        apply(open);
        assertThat(book.standing(POINTS)).isEqualTo(new Standing(0, 0, 7, 0));
        assertThat(book.standing(STAMPS)).isEqualTo(new Standing(8, 0, 0, 0));
    }

    @Test
    void holds_of_each_wallet_end_in_their_own_time() {
        award(POINTS, 5, 0, null);
        award(STAMPS, 5, 0, null);
        hold("p", POINTS, Till.day(12));
        hold("s", STAMPS, Till.day(11));
        var open = new OpenBook(book, "settled", Till.day(20));
        Clockwork.settle(open, Till.day(20), Instant.MIN);
        apply(open);
        assertThat(book.holds()).extracting(Hold::state).containsOnly(Hold.State.EXPIRED);
        assertThat(book.standing(POINTS).active()).isEqualTo(5);
        assertThat(book.standing(STAMPS).active()).isEqualTo(5);
    }

    @Test
    void a_payment_that_names_a_hold_of_another_wallet_leaves_it_alone() {
        award(STAMPS, 5, 0, null);
        hold("h", STAMPS, Till.day(12));
        var capturing = open();
        new Spending(capturing).capture(capturing.hold("h", STAMPS), 5, NOW);
        apply(capturing);
        award(POINTS, 9, 0, null);
        var paying = open();
        new Spending(paying).pay(POINTS, "r", 3, 3, "h", NOW);
        apply(paying);
        assertThat(book.standing(POINTS).active()).isEqualTo(6);
        assertThat(book.hold("h")).extracting(Hold::capturedBy).isNull();
    }

    @Test
    void what_one_event_changed_is_seen_by_the_rest_of_the_same_event_and_not_by_the_book() {
        award(POINTS, 5, 0, null);
        var open = open();
        new Spending(open).hold("h", POINTS, 3, NOW, Till.day(11));
        assertThat(open.standing(POINTS)).isEqualTo(new Standing(2, 0, 3, 0));
        assertThat(open.nextSpendable(POINTS)).extracting(Lot::active).isEqualTo(2L);
        assertThat(book.standing(POINTS)).isEqualTo(new Standing(5, 0, 0, 0));
        assertThat(open.booking().standings()).containsEntry(POINTS, new Standing(2, 0, 3, 0));
    }

    @Test
    void the_largest_balance_is_held_and_one_point_more_is_an_error_not_a_debt() {
        award(POINTS, Long.MAX_VALUE, 0, null);
        assertThat(book.standing(POINTS).active()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> award(POINTS, 1, 1, null)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_posting_moves_at_least_one_point_between_two_accounts() {
        assertThatThrownBy(() -> new Posting(LedgerAccount.ISSUED, LedgerAccount.ACTIVE, 0, "l"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Posting(LedgerAccount.ACTIVE, LedgerAccount.ACTIVE, 1, "l"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_lot_never_falls_below_zero() {
        award(POINTS, 5, 0, null);
        var lot = book.lots().iterator().next();
        assertThat(lot.with(LedgerAccount.ACTIVE, -5).active()).isZero();
        assertThatThrownBy(() -> lot.with(LedgerAccount.ACTIVE, -6)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_next_due_time_is_the_earliest_of_maturing_expiry_and_the_end_of_a_hold() {
        assertThat(book.nextDue(POINTS)).isNull();
        award(POINTS, 5, 0, 40);
        assertThat(book.nextDue(POINTS)).isEqualTo(Till.day(40));
        var open = open();
        new Awarding(open).earn(POINTS, "r", 3, NOW, Till.day(30), null, why());
        apply(open);
        assertThat(book.nextDue(POINTS)).isEqualTo(Till.day(30));
        hold("h", POINTS, Till.day(12));
        assertThat(book.nextDue(POINTS)).isEqualTo(Till.day(12));
        assertThat(book.nextDue(STAMPS)).isNull();
    }

    @Test
    void two_hundred_ended_holds_are_remembered_and_the_oldest_is_forgotten_first() {
        award(POINTS, 1, 0, null);
        for (int i = 0; i <= Book.ENDED_HOLDS_REMEMBERED; i++) {
            hold("h" + i, POINTS, Till.day(11), 1);
            var open = open();
            new Spending(open).release(open.hold("h" + i, POINTS), NOW);
            apply(open);
        }
        assertThat(book.hold("h0")).isNull();
        assertThat(book.hold("h1")).isNotNull();
        assertThat(book.holds()).hasSize(Book.ENDED_HOLDS_REMEMBERED);
    }

    private List<Long> spendOrder() {
        var order = new java.util.ArrayList<Long>();
        book.spendable(POINTS).forEachRemaining(lot -> order.add(lot.active()));
        return order;
    }

    private void award(String wallet, long points, int day, @Nullable Integer expiryDay) {
        var open = open();
        var expiry = expiryDay == null ? null : Till.day(expiryDay);
        new Awarding(open).earn(wallet, "r", points, Till.day(day), Till.day(day), expiry, why());
        apply(open);
    }

    private void hold(String id, String wallet, Instant until) {
        hold(id, wallet, until, 5);
    }

    private void hold(String id, String wallet, Instant until, long points) {
        var open = open();
        new Spending(open).hold(id, wallet, points, NOW, until);
        apply(open);
    }

    private OpenBook open() {
        return new OpenBook(book, "event-" + ++events, NOW);
    }

    private void apply(OpenBook open) {
        open.booking().entries().forEach(book::apply);
    }

    private static Why.Earned why() {
        return new Why.Earned("rule", 1, "EUR", 100, 0, 100, 1, "FLOOR", null, List.of(), null);
    }
}

package io.pointbook.ledger.account.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.Till;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Quantity;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** semantics.md 3.2, clause by clause; each answer is checked in both orders of arrival. */
class MatchingTest {
    private static final Duration REACH = Duration.ofDays(400);
    private static final String MUG = "mug";

    private final List<Purchase> purchases = new ArrayList<>();
    private final List<ReturnedLine> returns = new ArrayList<>();

    @Test
    void an_unreferenced_return_takes_from_the_earliest_purchases_first() {
        var second = bought("S1", 2, 1, 2);
        var first = bought("S1", 1, 0, 1);
        returned(3, 5, 2, null);
        assertBack(first, "1");
        assertBack(second, "1");
    }

    @Test
    void a_purchase_at_the_instant_of_the_return_counts_and_one_after_it_does_not() {
        var same = bought("S1", 1, 5, 1);
        var later = bought("S1", 2, 6, 1);
        var back = returned(3, 5, 2, null);
        assertBack(same, "1");
        assertBack(later, null);
        assertThat(match().withoutPurchase(back)).isEqualTo(pieces(1));
    }

    @Test
    void a_return_never_takes_from_its_own_receipt() {
        var own = bought("S1", 3, 5, 1);
        returned(3, 5, 1, null);
        assertBack(own, null);
    }

    @Test
    void four_hundred_days_count_and_a_day_more_does_not() {
        var inside = bought("S1", 1, 1, 1);
        var outside = bought("S1", 2, 0, 1);
        returned(3, 401, 2, null);
        assertBack(inside, "1");
        assertBack(outside, null);
    }

    @Test
    void at_one_instant_stores_go_by_code_point_and_numbers_by_value() {
        var ten = bought("S1", 10, 0, 1);
        var nine = bought("S1", 9, 0, 1);
        var lowerCase = bought("s0", 1, 0, 1);
        returned(99, 5, 2, null);
        assertBack(nine, "1");
        assertBack(ten, "1");
        assertBack(lowerCase, null); // "S1" stands before "s0"
    }

    @Test
    void lines_of_one_receipt_go_by_number() {
        var second = add(new Purchase(line("S1", 1, 2), MUG, pieces(1), Till.day(0), List.of()));
        var first = add(new Purchase(line("S1", 1, 1), MUG, pieces(1), Till.day(0), List.of()));
        returned(3, 5, 1, null);
        assertBack(first, "1");
        assertBack(second, null);
    }

    @Test
    void referenced_returns_take_first_even_if_they_are_later() {
        var first = bought("S1", 1, 0, 1);
        var second = bought("S1", 2, 1, 1);
        returned(3, 5, 1, null);
        returned(4, 9, 1, first);
        assertBack(first, "1");
        assertBack(second, "1");
    }

    @Test
    void a_referenced_return_may_be_older_than_its_purchase_or_out_of_reach() {
        var purchase = bought("S1", 1, 10, 2);
        returned(2, 0, 1, purchase);
        returned(3, 2_000, 1, purchase);
        assertBack(purchase, "2");
    }

    @Test
    void returns_beyond_the_pieces_bought_are_over_returned_and_have_no_effect() {
        var purchase = bought("S1", 1, 0, 2);
        var back = returned(2, 5, 5, purchase);
        assertBack(purchase, "2");
        assertThat(match().beyondPurchase(back)).isEqualTo(pieces(3));
        assertThat(match().lacksPurchase(back)).isFalse();
    }

    @Test
    void a_line_without_pieces_gives_all_to_any_return_and_uses_none_of_it() {
        var empty = bought("S1", 1, 0, 0);
        var next = bought("S1", 2, 1, 1);
        returned(3, 5, 1, null);
        assertBack(empty, "0");
        assertBack(next, "1");
    }

    @Test
    void a_referenced_return_of_a_line_without_pieces_takes_it_and_is_not_over_returned() {
        var empty = bought("S1", 1, 0, 0);
        var back = returned(3, 5, 1, empty);
        assertBack(empty, "0");
        assertThat(match().beyondPurchase(back)).isEqualTo(Quantity.ZERO);
    }

    @Test
    void an_unreferenced_return_of_no_pieces_takes_nothing() {
        var empty = bought("S1", 1, 0, 0);
        returned(3, 5, 0, null);
        assertBack(empty, null);
    }

    @Test
    void a_reference_to_an_unknown_line_finds_nothing_and_is_not_matched_by_item() {
        var purchase = bought("S1", 1, 0, 1);
        var back = returned(2, 5, 1, line("S1", 77, 1));
        assertBack(purchase, null);
        assertThat(match().lacksPurchase(back)).isTrue();
    }

    @Test
    void goods_without_a_name_match_nothing() {
        var nameless = add(new Purchase(line("S1", 1, 1), null, pieces(1), Till.day(0), List.of()));
        returns.add(new ReturnedLine(line("S1", 2, 1), null, pieces(1), 100, "EUR", null, Till.day(1)));
        assertBack(nameless, null);
    }

    @Test
    void a_purchase_knows_the_latest_return_that_took_from_it() {
        var purchase = bought("S1", 1, 0, 3);
        returned(3, 9, 1, purchase);
        returned(2, 4, 1, null);
        var back = match().back(purchase);
        assertThat(back).isNotNull();
        assertThat(back.lastAt()).isEqualTo(Till.day(9));
    }

    private LineId bought(String store, long number, int day, long pieces) {
        return add(new Purchase(line(store, number, 1), MUG, pieces(pieces), Till.day(day), List.of()));
    }

    private LineId add(Purchase purchase) {
        purchases.add(purchase);
        return purchase.line();
    }

    private LineId returned(long number, int day, long pieces, @Nullable LineId original) {
        Instant at = Till.day(day);
        var line = line("S1", number, 7);
        returns.add(new ReturnedLine(line, MUG, pieces(pieces), 100, "EUR", original, at));
        return line;
    }

    private void assertBack(LineId purchase, @Nullable String pieces) {
        var there = match().back(purchase);
        assertThat(there == null ? null : there.pieces().toString()).isEqualTo(pieces);
        var turned =
                Matching.of(purchases.reversed(), returns.reversed(), REACH).back(purchase);
        assertThat(turned).as("the other way round").isEqualTo(there);
    }

    private Matching match() {
        return Matching.of(purchases, returns, REACH);
    }

    private static LineId line(String store, long number, int line) {
        return new LineId(new ReceiptId(store, "1", LocalDate.of(2025, 3, 10), number), line);
    }

    private static Quantity pieces(long pieces) {
        return Quantity.parse(Long.toString(pieces));
    }
}

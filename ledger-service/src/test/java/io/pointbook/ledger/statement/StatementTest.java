package io.pointbook.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.runtime.http.Refused;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

    @Test
    void a_receipt_is_a_line_with_its_rule() throws Exception {
        try (var test = TestDoor.open()) {
            var member = test.member(0);
            test.post(member, Receipts.SALE);

            var line = page(test, member, 100, null).entries().getFirst();

            assertThat(line.entryId()).isEqualTo("S1/W1/2026-03-01/7/1");
            assertThat(line.receipt()).isEqualTo("S1/W1/2026-03-01/7");
            assertThat(line.kind()).isEqualTo(EntryKind.EARNED);
            assertThat(line.rule()).isEqualTo(new StatementLine.Rule("default/points-per-amount", 1));
            assertThat(line.points()).isEqualTo(12);
            assertThat(line.balance()).isEqualTo(12);
        }
    }

    /** Six holds end at once: one event with six entries lies across every page. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 100})
    void pages_have_neither_gaps_nor_repeats(int limit) throws Exception {
        try (var test = TestDoor.open()) {
            var member = test.member(100);
            for (int i = 0; i < 6; i++) {
                hold(test, member, "h" + i);
            }
            test.post(member, Receipts.nothing(1));
            test.clock.move(Duration.ofHours(1));
            test.sweep();
            test.adjust(member, 5);
            var all = page(test, member, 500, null).entries();
            assertThat(all).hasSize(1 + 6 + 6 + 1);
            assertThat(all.getFirst().points()).isEqualTo(5);
            assertThat(all.get(1).entryId()).endsWith("/6");
            assertThat(all.get(6).entryId()).endsWith("/1");

            var turned = new ArrayList<StatementLine>();
            String next = null;
            do {
                var page = page(test, member, limit, next);
                assertThat(page.entries()).hasSizeBetween(1, limit);
                turned.addAll(page.entries());
                next = page.next();
                assertThat(turned).as("pages come to an end").hasSizeLessThanOrEqualTo(all.size());
            } while (next != null);

            assertThat(turned).isEqualTo(all);
        }
    }

    @Test
    void what_is_posted_while_somebody_turns_pages_shifts_nothing() throws Exception {
        try (var test = TestDoor.open()) {
            var member = test.member(1);
            test.adjust(member, 2);
            test.adjust(member, 3);
            var first = page(test, member, 1, null);
            test.adjust(member, 4);

            var second = page(test, member, 2, first.next());

            assertThat(first.entries()).extracting(StatementLine::points).containsExactly(3L);
            assertThat(second.entries()).extracting(StatementLine::points).containsExactly(2L, 1L);
            assertThat(second.next()).isNull();
        }
    }

    @Test
    void a_page_looks_at_a_bounded_number_of_events_and_says_where_to_go_on() throws Exception {
        try (var test = TestDoor.open()) {
            var member = test.member(1);
            copyNothingEvents(test, member, Statement.MOST_EVENTS_A_PAGE + 10);

            var first = page(test, member, 100, null);

            assertThat(first.entries()).isEmpty();
            assertThat(first.next()).isNotNull();
            assertThat(page(test, member, 100, first.next()).entries())
                    .extracting(StatementLine::points)
                    .containsExactly(1L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LTEKMQ", "NQow", "NQo5OTk5OTk5OTk5OTk", "eAo1"})
    void a_cursor_that_means_nothing_is_refused(String cursor) throws Exception {
        try (var test = TestDoor.open()) {
            var member = test.member(1);

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> page(test, member, 100, cursor))
                    .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("cursor_invalid"));
        }
    }

    /** Blocked and unblocked so often that nothing but that happened for long: copies of one stored event. */
    private static void copyNothingEvents(TestDoor test, String member, int count) throws Exception {
        test.post(member, Receipts.nothing(1));
        try (var connection = test.connection();
                var copy = connection.prepareStatement("""
                        insert into event (aggregate_id, sequence, event_id, aggregate_type, type, revision, time, payload,
                            metadata)
                        select aggregate_id, sequence + i, event_id || '#copy' || i, aggregate_type, type, revision, time,
                            payload, metadata
                        from event, generate_series(1, ?) i
                        where aggregate_id = ? and event_id = 'S1/W1/2026-03-01/1'""")) {
            copy.setInt(1, count);
            copy.setString(2, member);
            copy.executeUpdate();
        }
    }

    private static void hold(TestDoor test, String member, String holdId) throws Exception {
        var now = test.clock.instant();
        test.door().write(transaction -> test.door()
                .sit(transaction, member)
                .tell(new HoldPoints(member, holdId, "points", 1, now.plus(Duration.ofMinutes(30)), now)));
    }

    private static StatementPage page(TestDoor test, String member, int limit, String cursor) throws Exception {
        return new Statement(test.door()).entries(member, limit, cursor);
    }
}

package io.pointbook.ledger.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.ledger.member.MemberIds;
import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeDesk;
import io.pointbook.ledger.whatif.WhatIfAnswer.State;
import io.pointbook.ledger.whatif.WhatIfResult.MemberChange;
import io.pointbook.ledger.whatif.WhatIfResult.Money;
import io.pointbook.runtime.http.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.axonframework.eventhandling.SimpleEventBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs over a database: what they find, that they write nothing, and how they end. */
class WhatIfTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("pointbook.root", "..")).resolve("docs/programmes");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FROM = "2026-01-01T00:00:00Z";

    private TestDoor stack;

    @BeforeEach
    void open() {
        stack = TestDoor.open();
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void a_draft_is_compared_with_what_was_in_force_and_nothing_is_written() throws Exception {
        var anna = stack.member(0);
        var boris = stack.member(0);
        buys(anna, 1, 5_000);
        buys(boris, 2, 1_000);
        var before = rows();
        try (var whatIfs = whatIfs(CanonicalReceiptReader::read)) {
            var asked = whatIfs.ask("points-per-amount", asks("w1", "\"per\":\"0.50\""));
            assertThat(asked.whatIfId()).isEqualTo("w1");
            var result = done(whatIfs, "w1").result();

            assertThat(result.members()).isEqualTo(2);
            assertThat(result.affected()).isEqualTo(2);
            assertThat(result.receipts()).isEqualTo(2);
            assertThat(result.notAsPosted()).isZero();
            assertThat(result.wallets().getFirst().difference()).isEqualTo(60);
            assertThat(result.money()).isEqualTo(new Money("1.20", "0.60", "0.60"));
            assertThat(result.winners())
                    .containsExactly(new MemberChange(anna, 100, 50, "0.50"), new MemberChange(boris, 20, 10, "0.10"));
            assertThat(result.losers()).isEmpty();
            assertThat(done(whatIfs, "w1").progress()).isEqualTo(new WhatIfAnswer.Progress(2, 2));
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_budget_of_a_whole_campaign_is_given_once_to_all_members_together() throws Exception {
        buys(stack.member(0), 1, 5_000);
        buys(stack.member(0), 2, 5_000);
        try (var whatIfs = whatIfs(CanonicalReceiptReader::read)) {
            var asked = asks("w1", "\"per\":\"0.50\"");
            ((ObjectNode) asked.draft().at("/rules/0"))
                    .putArray("limits")
                    .addObject()
                    .put("per", "CAMPAIGN")
                    .put("points", 130);
            whatIfs.ask("points-per-amount", asked);
            var result = done(whatIfs, "w1").result();
            assertThat(result.wallets().getFirst().draft().given()).isEqualTo(130);
            assertThat(result.wallets().getFirst().real().given()).isEqualTo(100);
        }
    }

    @Test
    void more_members_than_one_page_has_are_all_looked_at() throws Exception {
        for (int i = 0; i < MemberPages.MEMBERS_AT_ONCE + 1; i++) {
            buys(stack.member(0), i + 1, 1_000);
        }
        try (var whatIfs = whatIfs(CanonicalReceiptReader::read)) {
            whatIfs.ask("points-per-amount", asks("w1", "\"per\":\"1.00\""));
            var result = done(whatIfs, "w1").result();
            assertThat(result.members()).isEqualTo(MemberPages.MEMBERS_AT_ONCE + 1);
            assertThat(result.affected()).isZero();
        }
    }

    @Test
    void the_same_question_is_the_same_job_and_another_one_under_its_id_is_refused() throws Exception {
        buys(stack.member(0), 1, 1_000);
        var gate = new CountDownLatch(1);
        try (var whatIfs = whatIfs(waiting(gate))) {
            var first = whatIfs.ask("points-per-amount", asks("w1", "\"per\":\"0.50\""));
            assertThat(whatIfs.ask("points-per-amount", asks("w1", "\"per\":\"0.50\""))
                            .askedAt())
                    .isEqualTo(first.askedAt());
            assertThatThrownBy(() -> whatIfs.ask("points-per-amount", asks("w1", "\"per\":\"0.25\"")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("different_request");
            // without an id: the job that is not over yet
            assertThat(whatIfs.ask("points-per-amount", asks(null, "\"per\":\"0.50\""))
                            .whatIfId())
                    .isEqualTo("w1");
            gate.countDown();
            done(whatIfs, "w1");
            assertThat(whatIfs.ask("points-per-amount", asks("w1", "\"per\":\"0.50\""))
                            .state())
                    .isEqualTo(State.DONE);
            assertThat(whatIfs.ask("points-per-amount", asks(null, "\"per\":\"0.50\""))
                            .whatIfId())
                    .isNotEqualTo("w1");
        }
    }

    @Test
    void a_cancelled_job_stops_and_stays_cancelled() throws Exception {
        buys(stack.member(0), 1, 1_000);
        var gate = new CountDownLatch(1);
        try (var whatIfs = whatIfs(waiting(gate))) {
            whatIfs.ask("points-per-amount", asks("w1", "\"per\":\"0.50\""));
            await().untilAsserted(() -> assertThat(
                            whatIfs.answer("points-per-amount", "w1").state())
                    .isEqualTo(State.RUNNING));
            whatIfs.ask("points-per-amount", asks("w2", "\"per\":\"0.25\""));
            assertThat(whatIfs.answer("points-per-amount", "w2").state()).isEqualTo(State.WAITING);
            assertThat(whatIfs.cancel("points-per-amount", "w1").state()).isEqualTo(State.CANCELLED);
            gate.countDown();
            // the next one has its turn, so the first one's thread is free
            assertThat(done(whatIfs, "w2").state()).isEqualTo(State.DONE);
            var cancelled = whatIfs.cancel("points-per-amount", "w1");
            assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
            assertThat(cancelled.result()).isNull();
            assertThat(whatIfs.cancel("points-per-amount", "w2").state()).isEqualTo(State.DONE);
        }
    }

    @Test
    void every_instance_answers_for_a_job_and_can_cancel_it() throws Exception {
        buys(stack.member(0), 1, 1_000);
        var gate = new CountDownLatch(1);
        try (var works = whatIfs(waiting(gate));
                var other = whatIfs(CanonicalReceiptReader::read)) {
            works.ask("points-per-amount", asks("w1", "\"per\":\"0.50\""));
            await().untilAsserted(() ->
                    assertThat(other.answer("points-per-amount", "w1").state()).isEqualTo(State.RUNNING));
            assertThat(other.ask("points-per-amount", asks(null, "\"per\":\"0.50\""))
                            .whatIfId())
                    .isEqualTo("w1");
            assertThat(other.cancel("points-per-amount", "w1").state()).isEqualTo(State.CANCELLED);
            gate.countDown();
            works.ask("points-per-amount", asks("w2", "\"per\":\"0.50\""));
            assertThat(done(other, "w2").result()).isEqualTo(done(works, "w2").result());
            assertThat(works.answer("points-per-amount", "w1").state())
                    .as("its thread went on to the next one, and wrote nothing over it")
                    .isEqualTo(State.CANCELLED);
        }
    }

    @Test
    void a_job_whose_instance_was_stopped_is_interrupted_and_begins_anew_when_it_is_asked_again() throws Exception {
        buys(stack.member(0), 1, 1_000);
        var gate = new CountDownLatch(1);
        var asked = asks("w1", "\"per\":\"0.50\"");
        try (var stopped = whatIfs(waiting(gate))) {
            stopped.ask("points-per-amount", asked);
        }
        gate.countDown();
        stack.clock.move(Duration.ofSeconds(1));
        try (var next = whatIfs(CanonicalReceiptReader::read)) {
            var interrupted = next.answer("points-per-amount", "w1");
            assertThat(interrupted.state()).isEqualTo(State.INTERRUPTED);
            assertThat(interrupted.cause()).endsWith("Ask the same again: it begins anew.");
            refuses(next, asks("w1", "\"per\":\"0.25\""), "different_request");
            assertThat(next.ask("points-per-amount", asked).state()).isNotEqualTo(State.INTERRUPTED);
            assertThat(done(next, "w1").result().receipts()).isEqualTo(1);
        }
    }

    @Test
    void an_instance_that_is_silent_for_too_long_is_taken_for_stopped() throws Exception {
        try (var whatIfs = whatIfs(CanonicalReceiptReader::read)) {
            stored("w1", "RUNNING", stack.clock.instant().minus(WhatIfStore.SILENT_AT_MOST));
            assertThat(whatIfs.answer("points-per-amount", "w1").state()).isEqualTo(State.RUNNING);
            stack.clock.move(Duration.ofMillis(1));
            var silent = whatIfs.answer("points-per-amount", "w1");
            assertThat(silent.state()).isEqualTo(State.INTERRUPTED);
            assertThat(silent.cause()).contains("was stopped");
            assertThat(whatIfs.ask("points-per-amount", asks(null, "\"per\":\"0.50\""))
                            .whatIfId())
                    .isNotEqualTo("w1");
        }
    }

    @Test
    void the_oldest_that_are_over_are_forgotten_by_number_and_by_age() throws Exception {
        var now = stack.clock.instant();
        for (int i = 0; i < WhatIfStore.JOBS_KEPT; i++) {
            stored("over" + i, "DONE", now.minusSeconds(i + 1));
        }
        try (var whatIfs = whatIfs(CanonicalReceiptReader::read)) {
            whatIfs.ask("points-per-amount", asks("w1", "\"per\":\"0.50\""));
            done(whatIfs, "w1");
            var oldest = "over" + (WhatIfStore.JOBS_KEPT - 1);
            assertThatThrownBy(() -> whatIfs.answer("points-per-amount", oldest))
                    .hasMessageContaining("unknown_what_if");
            assertThat(whatIfs.answer("points-per-amount", "over" + (WhatIfStore.JOBS_KEPT - 2))
                            .state())
                    .isEqualTo(State.DONE);

            stack.clock.move(WhatIfStore.KEPT_FOR);
            whatIfs.ask("points-per-amount", asks("w2", "\"per\":\"0.50\""));
            done(whatIfs, "w2");
            assertThatThrownBy(() -> whatIfs.answer("points-per-amount", "over0"))
                    .hasMessageContaining("unknown_what_if");
            assertThat(whatIfs.answer("points-per-amount", "w1").state())
                    .as("not a moment older than the limit")
                    .isEqualTo(State.DONE);
        }
    }

    @Test
    void an_instance_that_comes_back_after_its_job_was_begun_anew_elsewhere_writes_nothing_over_it() throws Exception {
        var store = new WhatIfStore(stack.door());
        var slow = WhatIfJobsTest.job("w1", stack.clock.instant());
        assertThat(store.begin(slow.question())).isTrue();
        assertThat(store.begin(slow.question())).as("it is at work").isFalse();
        stack.clock.move(WhatIfStore.SILENT_AT_MOST.plusMillis(1));
        var anew = WhatIfJobsTest.job("w1", stack.clock.instant());
        assertThat(store.begin(anew.question())).isTrue();
        slow.failed("for this test");
        assertThat(store.keep(slow.answer())).isFalse();
        assertThat(store.keep(anew.answer())).isTrue();
    }

    /** As another instance would have left it. */
    private void stored(String id, String state, Instant askedAndHeard) throws Exception {
        try (var connection = stack.connection();
                var insert = connection.prepareStatement("""
                        insert into what_if (what_if_id, programme_id, asked, asked_at, period_from, period_until, state,
                            heard_at)
                        values (?, 'points-per-amount', '{}', ?, '2026-01-01', '2026-02-01', ?, ?)""")) {
            insert.setString(1, id);
            insert.setTimestamp(2, Timestamp.from(askedAndHeard));
            insert.setString(3, state);
            insert.setTimestamp(4, Timestamp.from(askedAndHeard));
            insert.executeUpdate();
        }
    }

    @Test
    void a_job_that_breaks_off_says_so() throws Exception {
        buys(stack.member(0), 1, 1_000);
        try (var whatIfs = whatIfs(_ -> {
            throw new IllegalStateException("a damaged store, for this test");
        })) {
            whatIfs.ask("points-per-amount", asks("w1", "\"per\":\"0.50\""));
            await().untilAsserted(() -> assertThat(
                            whatIfs.answer("points-per-amount", "w1").state())
                    .isEqualTo(State.FAILED));
            assertThat(whatIfs.answer("points-per-amount", "w1").cause()).contains("IllegalStateException");
        }
    }

    @Test
    void what_cannot_be_answered_is_refused_at_once() throws Exception {
        try (var whatIfs = whatIfs(CanonicalReceiptReader::read)) {
            refuses(whatIfs, body("w", "\"per\":\"0.5x\"", FROM, null), "rules[base].effect.per");
            refuses(whatIfs, new WhatIfBody("w", null, FROM, null), "unknown_programme");
            refuses(whatIfs, body("w", "\"per\":\"1.00\"", null, null), "'from' is missing");
            refuses(whatIfs, body("w", "\"per\":\"1.00\"", "tomorrow", null), "A time like");
            refuses(whatIfs, body("w", "\"per\":\"1.00\"", FROM, FROM), "the end comes later");
            refuses(whatIfs, body("w", "\"per\":\"1.00\"", FROM, "2027-01-01T00:00:00Z"), "'until' is");
            refuses(whatIfs, body("w#1", "\"per\":\"1.00\"", FROM, null), "'whatIfId' is an id");
            assertThatThrownBy(() -> whatIfs.answer("points-per-amount", "w")).hasMessageContaining("unknown_what_if");
        }
    }

    private static void refuses(WhatIfs whatIfs, WhatIfBody body, String because) {
        assertThatThrownBy(() -> whatIfs.ask("points-per-amount", body))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(because);
    }

    private WhatIfs whatIfs(Function<CanonicalReceipt, Receipt> reader) {
        var door = stack.door();
        var desk = new ProgrammeDesk(door, SimpleEventBus.builder().build(), new CelConditions(), null);
        return new WhatIfs(door, desk, stack.ledger.programmes(), reader, MemberIds::next);
    }

    /** Reads only once the gate is open. */
    private static Function<CanonicalReceipt, Receipt> waiting(CountDownLatch gate) {
        return stored -> {
            try {
                gate.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return CanonicalReceiptReader.read(stored);
        };
    }

    private static WhatIfAnswer done(WhatIfs whatIfs, String id) throws Exception {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        whatIfs.answer("points-per-amount", id).state())
                .isEqualTo(State.DONE));
        return whatIfs.answer("points-per-amount", id);
    }

    private static WhatIfBody asks(String id, String per) throws IOException {
        return body(id, per, FROM, null);
    }

    private static WhatIfBody body(String id, String per, String from, String until) throws IOException {
        var draft = (ObjectNode) JSON.readTree(
                Files.readString(EXAMPLES.resolve("points-per-amount.json")).replaceAll("\"per\": \"1.00\"", per));
        return new WhatIfBody(id, draft, from, until);
    }

    private void buys(String member, int number, long net) throws Exception {
        stack.post(
                member,
                ("{'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':%d,'type':'SALE',"
                                + "'endedAt':'2026-03-01T10:00:00Z','currency':'PLN','lines':[{'lineNumber':1,'kind':'SALE',"
                                + "'itemId':'sofa','quantity':'1','net':%d}]}")
                        .formatted(number, net));
        stack.clock.move(Duration.ofMinutes(1));
    }

    /** How many rows every table of the ledger has. */
    private Map<String, Long> rows() throws SQLException {
        var rows = new TreeMap<String, Long>();
        try (var connection = stack.connection();
                var names = connection
                        .createStatement()
                        .executeQuery(
                                "select table_name from information_schema.tables where table_schema = 'public' and table_name <> 'what_if'")) {
            while (names.next()) {
                var table = names.getString(1);
                try (var count = connection.createStatement().executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        }
        return rows;
    }
}

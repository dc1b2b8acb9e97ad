package io.pointbook.ledger.prizedraw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.audit.AuditReplay;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.prize.PrizeEntry;
import io.pointbook.ledger.prize.Redrawing;
import io.pointbook.ledger.prize.WinningTickets;
import io.pointbook.ledger.prizedraw.DrawStory.State;
import io.pointbook.ledger.rulebook.Published;
import io.pointbook.ledger.runtime.AuditReplayCommand;
import io.pointbook.ledger.runtime.LedgerParts;
import io.pointbook.runtime.http.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped programme: a ticket for each 50.00 in June, five a day. */
class PrizeDrawsTest {
    private static final Instant JUNE = Instant.parse("2027-05-31T22:00:00Z");
    private static final Instant JULY = Instant.parse("2027-06-30T22:00:00Z");
    /** Few, so that a list has several parts. */
    private static final int ENTRIES_AN_EVENT = 3;

    private static final String NUMBERS = "7 12 25 31 40 49";

    private TestDoor test;
    private PrizeDraws draws;
    private int receipts;

    @BeforeEach
    void open() throws Exception {
        test = TestDoor.open();
        Published.example(test.ledger, "prize-draw", Instant.parse("2026-01-01T00:00:00Z"));
        draws = new PrizeDraws(
                test.door(),
                LedgerParts.eventBus(test.ledger),
                test.ledger.programmes(),
                draw -> test.ledger.cards().secret("prize-draw\n" + draw),
                ENTRIES_AN_EVENT);
        at("2027-05-20T10:00:00Z");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_draw_is_announced_closed_and_held_and_anybody_finds_the_winners_again() throws Exception {
        var announced = draws.announce(body("d-1", "Lotto, draw of 2027-07-06"), "maria");
        assertThat(announced.state()).isEqualTo(State.ANNOUNCED);
        assertThat(announced.commitment()).matches("[0-9a-f]{64}");
        assertThat(announced.held()).isNull();
        at("2027-06-05T10:00:00Z");
        var members = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            members.add(test.member(0));
            buys(members.get(i), 5_000L * (1 + i % 4));
        }
        at("2027-07-01T08:00:00Z");

        var closed = draws.close("d-1", "maria");
        assertThat(closed.closed().entries()).isEqualTo(12);
        assertThat(closed.closed().tickets()).isEqualTo(3 * (1 + 2 + 3 + 4));
        assertThat(closed.closed().members()).isEqualTo(12);
        assertThat(closed.held()).isNull();
        at("2027-07-06T22:00:00Z");
        var held = draws.hold("d-1", NUMBERS, "jan");

        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(WinningTickets.commitment(held.held().secret())).isEqualTo(announced.commitment());
        assertThat(held.held().winners()).hasSize(3).allMatch(winner -> members.contains(winner.memberId()));
        assertThat(held.held().winners())
                .extracting(winner -> winner.memberId())
                .doesNotHaveDuplicates();
        var printed = Redrawing.redraw(held.held().secret(), NUMBERS, 3, allEntries("d-1", 5));
        assertThat(printed)
                .startsWith(
                        "commitment " + announced.commitment(),
                        "digest " + closed.closed().digest(),
                        "seed " + held.held().seed())
                .endsWith(held.held().winners().stream()
                        .map(winner -> winner.place() + " " + winner.memberId() + " " + winner.lot())
                        .toArray(String[]::new));
        assertAudited();
    }

    @Test
    void each_step_repeated_answers_what_it_answered_before() throws Exception {
        var announced = draws.announce(body("d-1", null), "maria");
        buysOneTicket();
        assertThat(draws.announce(body("d-1", null), "jan")).isEqualTo(announced);
        refused("different_request", () -> draws.announce(body("d-1", "Lotto"), "maria"));
        at("2027-07-01T08:00:00Z");
        var closed = draws.close("d-1", "maria");
        test.clock.move(Duration.ofDays(1));
        assertThat(draws.close("d-1", "jan")).isEqualTo(closed);
        var held = draws.hold("d-1", null, "maria");
        test.clock.move(Duration.ofDays(1));
        assertThat(draws.hold("d-1", null, "jan")).isEqualTo(held);
        assertThat(draws.close("d-1", "jan")).isEqualTo(held);
        assertThat(draws.find("d-1")).isEqualTo(held);
        assertThat(draws.announce(body("d-1", null), "jan")).isEqualTo(held);
    }

    @Test
    void nothing_is_closed_or_held_before_the_period_is_over_and_a_public_number_comes_after_the_entries()
            throws Exception {
        draws.announce(body("d-1", null), "maria");
        draws.announce(body("d-2", "Lotto"), "maria");
        at("2027-06-30T21:59:59Z");
        refused("draw_not_over", () -> draws.close("d-1", "maria"));
        refused("draw_not_over", () -> draws.hold("d-1", null, "maria"));
        at("2027-06-30T22:00:00Z");
        refused("draw_not_closed", () -> draws.hold("d-2", NUMBERS, "maria"));
        refused("invalid_request", () -> draws.hold("d-2", null, "maria"));
        refused("invalid_request", () -> draws.hold("d-1", NUMBERS, "maria"));
        assertThat(draws.hold("d-1", null, "maria").held().winners()).isEmpty();
        draws.close("d-2", "maria");
        draws.hold("d-2", NUMBERS, "maria");
        refused("different_request", () -> draws.hold("d-2", NUMBERS + " 50", "maria"));
    }

    @Test
    void only_what_was_earned_in_the_period_and_is_still_there_takes_part() throws Exception {
        draws.announce(body("d-1", null), "maria");
        var anna = test.member(0);
        at("2027-06-05T10:00:00Z");
        int first = buys(anna, 20_000);
        buys(anna, 5_000);
        bringsBack(anna, first);
        at("2027-06-30T21:59:59Z");
        buys(anna, 10_000);
        at("2027-07-01T10:00:00Z");

        draws.close("d-1", "maria");
        buys(anna, 5_000, "2027-06-20T10:00:00Z"); // comes too late

        assertThat(allEntries("d-1", 100))
                .extracting(PrizeEntry::receipt, PrizeEntry::tickets, PrizeEntry::memberId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("S1/W1/2027-06-05/2", 1L, anna),
                        org.assertj.core.groups.Tuple.tuple("S1/W1/2027-06-30/4", 2L, anna));
    }

    @Test
    void pages_of_entries_follow_each_other_over_the_parts_that_are_stored() throws Exception {
        draws.announce(body("d-1", null), "maria");
        at("2027-06-05T10:00:00Z");
        for (int i = 0; i < 7; i++) {
            buys(test.member(0), 5_000);
        }
        assertThat(draws.entries("d-1", 3, null).entries()).isEmpty();
        at("2027-07-01T10:00:00Z");
        draws.close("d-1", "maria");
        assertThat(allEntries("d-1", 3)).hasSize(7).isSortedAccordingTo(PrizeEntry.ORDER);
        assertThat(allEntries("d-1", 7)).isEqualTo(allEntries("d-1", 1));
        assertThat(draws.entries("d-1", 7, null).next()).isNull();
    }

    @Test
    void what_is_wrong_with_an_announcement_is_said() {
        refused("invalid_request", () -> draws.announce(body("a/b", null), "maria"));
        refused("invalid_request", () -> draws.announce(body("d", JULY, JUNE, "tickets", 3), "maria"));
        refused("invalid_request", () -> draws.announce(body("d", JUNE, JULY, "points", 3), "maria"));
        refused("invalid_request", () -> draws.announce(body("d", JUNE, JULY, "tickets", 0), "maria"));
        refused("invalid_request", () -> draws.announce(body("d", JUNE, JULY, "tickets", 101), "maria"));
        refused("unknown_draw", () -> draws.find("nobody-s"));
        refused("unknown_draw", () -> draws.close("nobody-s", "maria"));
        at("2027-06-30T22:00:00Z");
        refused("invalid_request", () -> draws.announce(body("d", null), "maria"));
    }

    @Test
    void all_draws_are_listed_the_latest_first() throws Exception {
        for (int i = 1; i <= 5; i++) {
            draws.announce(body("d-" + i, null), "maria");
            test.clock.move(Duration.ofSeconds(1));
        }
        var first = draws.all(3, null);
        assertThat(first.draws()).extracting(DrawAnswer::drawId).containsExactly("d-5", "d-4", "d-3");
        var second = draws.all(3, first.next());
        assertThat(second.draws()).extracting(DrawAnswer::drawId).containsExactly("d-2", "d-1");
        assertThat(second.next()).isNull();
        assertAudited();
    }

    private List<PrizeEntry> allEntries(String drawId, int limit) throws Exception {
        var all = new ArrayList<PrizeEntry>();
        String cursor = null;
        do {
            var page = draws.entries(drawId, limit, cursor);
            all.addAll(page.entries());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private void buysOneTicket() throws Exception {
        at("2027-06-05T10:00:00Z");
        buys(test.member(0), 5_000);
    }

    private int buys(String member, long net) throws Exception {
        return buys(member, net, test.clock.instant().toString());
    }

    private int buys(String member, long net, String endedAt) throws Exception {
        receipts++;
        test.post(member, """
                {'storeId':'S1','workstationId':'W1','businessDay':'%s','sequenceNumber':%d,'type':'SALE',
                 'endedAt':'%s','currency':'PLN','card':{'number':'2981000012345678'},
                 'lines':[{'lineNumber':1,'kind':'SALE','itemId':'pump','quantity':'1','net':%d}]}
                """.formatted(endedAt.substring(0, 10), receipts, endedAt, net));
        return receipts;
    }

    private void bringsBack(String member, int receipt) throws Exception {
        receipts++;
        test.post(member, """
                {'storeId':'S1','workstationId':'W1','businessDay':'2027-06-05','sequenceNumber':%d,'type':'RETURN',
                 'endedAt':'%s','currency':'PLN','card':{'number':'2981000012345678'},
                 'lines':[{'lineNumber':1,'kind':'RETURN','itemId':'pump','quantity':'-1','net':-20000}]}
                """.formatted(receipts, test.clock.instant()));
        assertThat(receipt).isPositive();
    }

    private void at(String time) {
        test.clock.move(Duration.between(test.clock.instant(), Instant.parse(time)));
    }

    private void assertAudited() throws Exception {
        try (var connection = test.connection()) {
            assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                            .run()
                            .differences())
                    .isEmpty();
        }
    }

    private static void refused(String code, ThrowingCallable request) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(request)
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private static AnnounceBody body(String drawId, @Nullable String publicSource) {
        return new AnnounceBody(
                drawId, "prize-draw", "tickets", JUNE, JULY, 3, null, publicSource, "a bicycle and two pumps");
    }

    private static AnnounceBody body(String drawId, Instant from, Instant until, String wallet, int winners) {
        return new AnnounceBody(drawId, "prize-draw", wallet, from, until, winners, null, null, "a bicycle");
    }
}

package io.pointbook.ledger.prize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WinningTicketsTest {
    private static final List<PrizeEntry> ENTRIES = List.of(
            new PrizeEntry("a/1", "anna", "a", 6),
            new PrizeEntry("b/1", "boris", "b", 3),
            new PrizeEntry("c/1", "anna", "c", 1),
            new PrizeEntry("d/1", "celina", null, 2));

    @Test
    void nobody_wins_twice_and_when_all_have_won_nobody_is_left() {
        for (int seed = 0; seed < 200; seed++) {
            var winners = WinningTickets.draw("s" + seed, ENTRIES, 5, false);
            assertThat(winners).extracting(PrizeWinner::memberId).containsExactlyInAnyOrder("anna", "boris", "celina");
            assertThat(winners).extracting(PrizeWinner::place).containsExactly(1, 2, 3);
        }
    }

    @Test
    void with_leave_one_member_wins_again_but_never_with_the_same_ticket() {
        var winners = WinningTickets.draw("s", ENTRIES, 100, true);
        assertThat(winners).hasSize(12);
        assertThat(winners).filteredOn(winner -> winner.lot().equals("a/1")).hasSize(6);
        assertThat(winners).filteredOn(winner -> winner.lot().equals("c/1")).hasSize(1);
    }

    @Test
    void without_tickets_nobody_wins() {
        assertThat(WinningTickets.draw("s", List.of(), 3, false)).isEmpty();
        assertThat(WinningTickets.digest(List.of()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void each_ticket_is_equally_likely() {
        var won = new HashMap<String, Integer>();
        int draws = 12_000;
        for (int i = 0; i < draws; i++) {
            won.merge(
                    WinningTickets.draw("seed " + i, ENTRIES, 1, false)
                            .getFirst()
                            .lot(),
                    1,
                    Integer::sum);
        }
        // twelve tickets: a thousand each, and three standard deviations of it
        assertThat(won.get("a/1")).isBetween(5_830, 6_170);
        assertThat(won.get("b/1")).isBetween(2_855, 3_145);
        assertThat(won.get("c/1")).isBetween(905, 1_095);
        assertThat(won.get("d/1")).isBetween(1_875, 2_125);
    }

    @Test
    void a_hash_beyond_the_last_whole_multiple_is_thrown_again() {
        // every fifth hash: were they kept, the lower half of the numbers would come six times of ten
        long bound = 7_378_697_629_483_820_646L;
        long lower = IntStream.range(0, 10_000)
                .filter(place -> WinningTickets.number("s", place, bound) < bound / 2)
                .count();
        assertThat(lower).isBetween(4_850L, 5_150L);
        assertThat(WinningTickets.number("s", 1, 1)).isZero();
    }

    @Test
    void the_order_is_that_of_the_ids_bytes_whatever_came_first() {
        var ids = List.of("S1/1/2027-06-01/10/1", "S1/1/2027-06-01/9/1", "Z", "a", "é", "ł", "\uD83D\uDE00", "\uFF5E");
        var entries = new ArrayList<>(
                ids.stream().map(id -> new PrizeEntry(id, "m", null, 1)).toList());
        Collections.shuffle(entries, new Random(7));
        entries.sort(PrizeEntry.ORDER);
        // U+FF5E stands before U+1F600 in UTF-8, after it in UTF-16
        assertThat(entries)
                .extracting(PrizeEntry::lot)
                .containsExactly(
                        "S1/1/2027-06-01/10/1", "S1/1/2027-06-01/9/1", "Z", "a", "é", "ł", "\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void who_runs_it_again_with_the_documented_program_finds_the_same() throws Exception {
        for (int run = 1; run <= 3; run++) {
            var random = new Random(run);
            var entries = IntStream.range(0, 300)
                    .mapToObj(i -> new PrizeEntry(
                            "S1/1/2027-06-01/" + i + "/1", "m-" + random.nextInt(80), null, 1 + random.nextInt(20)))
                    .sorted(PrizeEntry.ORDER)
                    .toList();
            var secret = Integer.toHexString(run).repeat(64);
            var value = run == 1 ? "" : "7 12 25 31 40 " + run;
            var digest = WinningTickets.digest(entries);
            var seed = WinningTickets.seed(secret, value, digest);
            var expected = new ArrayList<>(
                    List.of("commitment " + WinningTickets.commitment(secret), "digest " + digest, "seed " + seed));
            WinningTickets.draw(seed, entries, 10, false)
                    .forEach(winner -> expected.add(winner.place() + " " + winner.memberId() + " " + winner.lot()));

            assertThat(Redrawing.redraw(secret, value, 10, entries)).isEqualTo(expected);
            assertThat(Arrays.asList(seed, digest)).allMatch(text -> text.matches("[0-9a-f]{64}"));
        }
    }
}

package io.pointbook.rewards.redeeming;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.rewards.redeeming.CrashingWatch.Crash;
import io.pointbook.rewards.redeeming.CrashingWatch.Place;
import io.pointbook.rewards.redeeming.CrashingWatch.Point;
import io.pointbook.rewards.redemption.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many at once, and anything in any order: points and pieces are neither made nor lost. */
class RedemptionRaceTest {
    private static final int RACERS = 40;
    private static final int PIECES = 10;
    private static final int MOVES = 60;
    private static final int SWEEPS = 20;

    private TestRewards rewards;

    @BeforeEach
    void open() throws Exception {
        rewards = new TestRewards(Map.of("pointbook.rewards.ledger.timeout", "PT10S"));
        rewards.reward(
                "mug", "{'kind':'GOODS','pricePoints':100,'stock':" + PIECES + ",'texts':{'en':{'name':'Mug'}}}");
    }

    @AfterEach
    void close() {
        rewards.close();
    }

    @Test
    void forty_race_for_ten_pieces_and_ten_get_one() throws Exception {
        var members = IntStream.range(0, RACERS)
                .mapToObj(_ -> rewards.ledger.member(100))
                .toList();
        var outcomes = atOnce(IntStream.range(0, RACERS)
                .<Callable<String>>mapToObj(racer -> () -> rewards.redeem("r" + racer, members.get(racer), "mug", 1))
                .toList());

        assertThat(outcomes.stream().filter("CAPTURED"::equals)).hasSize(PIECES);
        assertThat(outcomes.stream().filter("out_of_stock"::equals)).hasSize(RACERS - PIECES);
        assertThat(rewards.stock("mug")).isZero();
        assertThat(members.stream().mapToLong(rewards.ledger::active).sum()).isEqualTo(100L * (RACERS - PIECES));
        assertThat(rewards.ledger.held()).isZero();
    }

    @Test
    void one_members_points_are_spent_once_by_forty_requests_at_once() throws Exception {
        var anna = rewards.ledger.member(250);
        var outcomes = atOnce(IntStream.range(0, RACERS)
                .<Callable<String>>mapToObj(racer -> () -> rewards.redeem("r" + racer, anna, "mug", 1))
                .toList());

        assertThat(outcomes.stream().filter("CAPTURED"::equals)).hasSize(2);
        assertThat(rewards.ledger.active(anna)).isEqualTo(50);
        assertThat(rewards.stock("mug")).isEqualTo(PIECES - 2);
    }

    @RepeatedTest(5)
    void the_same_request_many_times_at_once_is_one_redemption_and_each_hears_its_end() throws Exception {
        var anna = rewards.ledger.member(1_000);
        var outcomes = atOnce(IntStream.range(0, RACERS)
                .<Callable<String>>mapToObj(_ -> () -> rewards.redeem("r", anna, "mug", 1))
                .toList());

        assertThat(outcomes).containsOnly("CAPTURED");
        assertThat(rewards.ledger.active(anna)).isEqualTo(900);
        assertThat(rewards.stock("mug")).isEqualTo(PIECES - 1);
    }

    @Test
    void a_members_limit_holds_under_a_race() throws Exception {
        rewards.reward("cup", "{'kind':'GOODS','pricePoints':1,'texts':{'en':{'name':'Cup'}},'limit':{'count':3}}");
        var anna = rewards.ledger.member(1_000);
        var outcomes = atOnce(IntStream.range(0, RACERS)
                .<Callable<String>>mapToObj(racer -> () -> rewards.redeem("r" + racer, anna, "cup", 1))
                .toList());

        assertThat(outcomes.stream().filter("CAPTURED"::equals)).hasSize(3);
        assertThat(outcomes.stream().filter("limit_reached"::equals)).hasSize(RACERS - 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_happens_in_whatever_order_points_and_pieces_are_conserved(long seed) throws Exception {
        var random = new Random(seed);
        var members = List.of(rewards.ledger.member(700), rewards.ledger.member(300));
        var asked = new HashMap<String, String>();
        for (int move = 0; move < MOVES; move++) {
            try {
                anything(random, members, asked);
            } catch (Crash _) {
                // the next driver goes on
            }
        }
        settle();

        for (var member : members) {
            long begun = member.equals(members.getFirst()) ? 700 : 300;
            assertThat(rewards.ledger.active(member))
                    .as("points of a member, seed %d", seed)
                    .isEqualTo(begun - spent(member, asked));
        }
        assertThat(rewards.ledger.held()).as("held, seed %d", seed).isZero();
        assertThat(rewards.number("select count(*) from redemption_work")).isZero();
        assertThat(rewards.stock("mug"))
                .as("stock, seed %d", seed)
                .isEqualTo(PIECES
                        - rewards.number("select coalesce(sum(quantity), 0) from redemption"
                                + " where state in ('CAPTURED', 'FULFILLED')"))
                .isEqualTo(rewards.number("select sum(change) from stock_movement"));
    }

    private void anything(Random random, List<String> members, Map<String, String> asked) throws Exception {
        var known = List.copyOf(asked.keySet());
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> {
                var id = "r" + random.nextInt(25);
                var member = members.get(random.nextInt(2));
                if (asked.putIfAbsent(id, member) == null || asked.get(id).equals(member)) {
                    rewards.redeem(id, member, "mug", 1 + Math.abs(id.hashCode()) % 2);
                }
            }
            case 4 -> {
                if (!known.isEmpty()) {
                    rewards.cancel(known.get(random.nextInt(known.size())));
                }
            }
            case 5 -> {
                if (!known.isEmpty()) {
                    rewards.fulfil(known.get(random.nextInt(known.size())));
                }
            }
            case 6 -> rewards.ledger.down(random.nextBoolean());
            case 7 -> rewards.ledger.loseAnswers(random.nextInt(6));
            case 8 ->
                rewards.crashes.crashAt(new Place(
                        Step.values()[random.nextInt(Step.values().length)],
                        Point.values()[random.nextInt(Point.values().length)]));
            default -> {
                if (random.nextInt(3) == 0) {
                    rewards.ledger.endHolds();
                }
                rewards.sweepLater();
            }
        }
    }

    private void settle() throws Exception {
        rewards.crashes.crashAt(null);
        rewards.ledger.down(false);
        rewards.ledger.loseAnswers(0);
        for (int sweep = 0; sweep < SWEEPS && rewards.sweepLater() > 0; sweep++) {
            assertThat(sweep).isLessThan(SWEEPS - 1);
        }
    }

    private long spent(String member, Map<String, String> asked) throws Exception {
        long spent = 0;
        for (var redemption : rewards.redemptions().ofMember(member, 500, null).redemptions()) {
            assertThat(asked).containsEntry(redemption.redemptionId(), member);
            if (redemption.state() == RedemptionAnswer.State.CAPTURED
                    || redemption.state() == RedemptionAnswer.State.FULFILLED) {
                spent += redemption.points();
            }
        }
        return spent;
    }

    static List<String> atOnce(List<Callable<String>> asks) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<String>();
            for (var outcome : threads.invokeAll(asks)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }
}

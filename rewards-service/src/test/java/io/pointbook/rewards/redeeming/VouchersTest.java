package io.pointbook.rewards.redeeming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.rewards.redeeming.CrashingWatch.Crash;
import io.pointbook.rewards.redeeming.CrashingWatch.Place;
import io.pointbook.rewards.redeeming.CrashingWatch.Point;
import io.pointbook.rewards.redemption.Step;
import io.pointbook.rewards.voucher.Pools;
import io.pointbook.rewards.voucher.Vouchers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voucher codes: each goes to one redemption, whatever happens on the way. */
class VouchersTest {
    private static final int RACERS = 30;
    private static final int CODES = 12;

    private TestRewards rewards;
    private String anna;

    @BeforeEach
    void open() throws Exception {
        rewards = new TestRewards(Map.of());
        anna = rewards.ledger.member(100_000);
    }

    @AfterEach
    void close() {
        rewards.close();
    }

    private void shelf(String... codes) throws Exception {
        Pools.fill(rewards.rewards.voucherPools(), "cinema", codes);
        for (var reward : List.of("ticket", "evening")) {
            rewards.reward(
                    reward,
                    "{'kind':'VOUCHER','pricePoints':100,'voucherPool':'cinema','texts':{'en':{'name':'Ticket'}}}");
        }
    }

    private List<String> shown(String redemptionId, String showId) throws Exception {
        return rewards
                .rewards
                .memberVouchers()
                .show(redemptionId, new ShowVouchersBody(anna, showId))
                .vouchers()
                .stream()
                .map(Vouchers.Voucher::code)
                .toList();
    }

    @Test
    void the_oldest_codes_go_first_and_an_empty_pool_is_out_of_stock() throws Exception {
        shelf("A", "B", "C");

        assertThat(rewards.redeem("r1", anna, "ticket", 2)).isEqualTo("FULFILLED");
        assertThat(shown("r1", "s1")).containsExactly("A", "B");
        assertThat(rewards.redeem("r2", anna, "evening", 2)).isEqualTo("out_of_stock");
        assertThat(rewards.redemptions().find("r2").numbers()).containsEntry("available", 1L);
        assertThat(rewards.redeem("r3", anna, "evening", 1)).isEqualTo("FULFILLED");
        assertThat(shown("r3", "s1")).containsExactly("C");
        assertThat(rewards.redeem("r4", anna, "ticket", 1)).isEqualTo("out_of_stock");
        assertThat(rewards.ledger.active(anna)).isEqualTo(99_700);
    }

    @Test
    void codes_are_shown_once_and_to_nobody_else() throws Exception {
        shelf("A");
        rewards.redeem("r1", anna, "ticket", 1);
        var vouchers = rewards.rewards.memberVouchers();

        assertThatThrownBy(() -> vouchers.show("r1", new ShowVouchersBody(rewards.ledger.member(1), "s1")))
                .hasMessageContaining("unknown_redemption");
        assertThat(shown("r1", "s1")).containsExactly("A");
        rewards.move(Duration.ofMinutes(10));
        assertThat(shown("r1", "s1")).containsExactly("A");
        assertThatThrownBy(() -> shown("r1", "s2")).hasMessageContaining("already_shown");
        rewards.move(Duration.ofSeconds(1));
        assertThatThrownBy(() -> shown("r1", "s1")).hasMessageContaining("already_shown");
    }

    @Test
    void codes_of_a_redemption_that_comes_to_nothing_are_free_again() throws Exception {
        shelf("A");
        var poor = rewards.ledger.member(1);
        assertThat(rewards.redeem("r1", poor, "ticket", 1)).isEqualTo("insufficient_points");
        rewards.ledger.down(true);
        assertThat(rewards.redeem("r2", anna, "ticket", 1)).isEqualTo("WAITING");
        assertThatThrownBy(() -> shown("r2", "s1")).hasMessageContaining("not_captured");
        assertThat(rewards.redeem("r3", anna, "ticket", 1)).isEqualTo("out_of_stock");
        rewards.ledger.down(false);
        assertThat(rewards.cancel("r2")).isEqualTo("CANCELLED");
        assertThatThrownBy(() -> shown("r2", "s1")).hasMessageContaining("already_cancelled");

        assertThat(rewards.redeem("r4", anna, "ticket", 1)).isEqualTo("FULFILLED");
        assertThat(shown("r4", "s1")).containsExactly("A");
    }

    @Test
    void what_is_no_voucher_has_no_codes() throws Exception {
        rewards.reward("mug", "{'kind':'GOODS','pricePoints':100,'texts':{'en':{'name':'Mug'}}}");
        rewards.redeem("r1", anna, "mug", 1);

        assertThatThrownBy(() -> shown("r1", "s1")).hasMessageContaining("no_vouchers");
    }

    @Test
    void racers_for_one_pool_through_two_rewards_never_get_the_same_code() throws Exception {
        shelf(IntStream.range(0, CODES).mapToObj(number -> "CODE" + number).toArray(String[]::new));

        var outcomes = atOnce(IntStream.range(0, RACERS)
                .<Callable<String>>mapToObj(
                        racer -> () -> rewards.redeem("r" + racer, anna, racer % 2 == 0 ? "ticket" : "evening", 1))
                .toList());
        for (int sweep = 0; sweep < RACERS && rewards.sweepLater() > 0; sweep++) {
            assertThat(sweep).isLessThan(RACERS - 1);
        }

        assertThat(outcomes.stream().filter("FULFILLED"::equals).count()).isLessThanOrEqualTo(CODES);
        var given = new ArrayList<String>();
        for (int racer = 0; racer < RACERS; racer++) {
            if (rewards.state("r" + racer).equals("FULFILLED")) {
                given.addAll(shown("r" + racer, "s"));
            }
        }
        assertThat(given).hasSize(CODES).doesNotHaveDuplicates();
        assertThat(rewards.ledger.active(anna)).isEqualTo(100_000 - 100 * CODES);
    }

    @Test
    void a_driver_that_dies_anywhere_neither_loses_a_code_nor_gives_it_twice() throws Exception {
        var places = new ArrayList<Place>();
        for (var step : List.of(Step.RESERVE_STOCK, Step.HOLD_POINTS, Step.CAPTURE_POINTS, Step.FULFIL)) {
            for (var point : Point.values()) {
                places.add(new Place(step, point));
            }
        }
        shelf(IntStream.range(0, places.size())
                .mapToObj(number -> "CODE" + number)
                .toArray(String[]::new));
        var given = new ArrayList<String>();
        for (int number = 0; number < places.size(); number++) {
            rewards.crashes.crashAt(places.get(number));
            try {
                rewards.redeem("r" + number, anna, "ticket", 1);
            } catch (Crash _) {
                rewards.sweepLater();
            }
            assertThat(rewards.state("r" + number))
                    .as("after a crash at %s", places.get(number))
                    .isEqualTo("FULFILLED");
            given.addAll(shown("r" + number, "s"));
        }
        assertThat(given).hasSize(places.size()).doesNotHaveDuplicates();
        assertThat(rewards.redeem("last", anna, "ticket", 1)).isEqualTo("out_of_stock");
    }

    private static List<String> atOnce(List<Callable<String>> asks) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = Collections.synchronizedList(new ArrayList<String>());
            for (var outcome : threads.invokeAll(asks)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }
}

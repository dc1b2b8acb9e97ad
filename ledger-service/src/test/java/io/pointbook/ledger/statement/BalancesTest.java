package io.pointbook.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.account.AccountCommand.CaptureHold;
import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.runtime.http.Refused;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalancesTest {

    @Test
    void a_new_member_has_nothing_in_his_wallet() throws Exception {
        try (var test = TestDoor.open()) {
            var balance = balance(test, test.member(0));

            assertThat(balance.asOf()).isEqualTo(TestDoor.BEGIN);
            assertThat(balance.wallets()).containsOnly(Map.entry("points", Balance.Wallet.EMPTY));
        }
    }

    @Test
    void points_that_expire_are_gone_at_their_instant_without_any_sweep() throws Exception {
        try (var test = TestDoor.open(Map.of("programme.expires-after", "P10D"))) {
            var member = test.member(30);
            test.clock.move(Duration.ofDays(4));
            test.adjust(member, 12);
            var first = TestDoor.BEGIN.plus(Duration.ofDays(10));
            var second = first.plus(Duration.ofDays(4));

            assertThat(points(test, member).expiring())
                    .containsExactly(new Balance.Expiring(first, 30), new Balance.Expiring(second, 12));
            test.clock.move(Duration.ofDays(6).minusNanos(1_000));
            assertThat(points(test, member).active()).isEqualTo(42);
            test.clock.move(Duration.ofNanos(1_000));
            assertThat(points(test, member).active()).isEqualTo(12);
            assertThat(points(test, member).expiring()).containsExactly(new Balance.Expiring(second, 12));
            assertThat(count(test, "select active from balance"))
                    .as("asking writes nothing")
                    .isEqualTo(42);
            test.sweep();
            assertThat(points(test, member).active()).isEqualTo(12);
        }
    }

    @Test
    void a_hold_that_ended_is_free_at_its_instant_without_any_sweep() throws Exception {
        try (var test = TestDoor.open()) {
            var member = test.member(30);
            hold(test, member, 20);
            assertThat(points(test, member)).extracting("active", "held").containsExactly(10L, 20L);

            test.clock.move(Duration.ofHours(1));

            assertThat(points(test, member)).extracting("active", "held").containsExactly(30L, 0L);
        }
    }

    @Test
    void what_a_hold_frees_after_its_expiry_is_gone_too() throws Exception {
        try (var test = TestDoor.open(Map.of("programme.expires-after", "PT30M"))) {
            var member = test.member(30);
            hold(test, member, 20);
            test.clock.move(Duration.ofMinutes(45));
            assertThat(points(test, member)).extracting("active", "held").containsExactly(0L, 20L);
            test.clock.move(Duration.ofMinutes(15));

            var points = points(test, member);

            assertThat(points).extracting("active", "held").containsExactly(0L, 0L);
            assertThat(points.expiring()).isEmpty();
        }
    }

    @Test
    void spent_points_are_not_listed_as_expiring() throws Exception {
        try (var test = TestDoor.open(Map.of("programme.expires-after", "P10D"))) {
            var member = test.member(30);
            hold(test, member, 20);
            test.door().write(transaction -> test.door()
                    .sit(transaction, member)
                    .tell(new CaptureHold(member, "h", null, test.clock.instant())));

            assertThat(points(test, member).expiring())
                    .containsExactly(new Balance.Expiring(TestDoor.BEGIN.plus(Duration.ofDays(10)), 10));
        }
    }

    @Test
    void pending_points_mature_at_their_instant() throws Exception {
        try (var test = TestDoor.open(Map.of("programme.pending-for", "P14D"))) {
            var member = test.member(0);
            test.post(member, Receipts.SALE);
            assertThat(points(test, member)).extracting("active", "pending").containsExactly(0L, 12L);

            test.clock.move(Duration.ofDays(14));

            assertThat(points(test, member)).extracting("active", "pending").containsExactly(12L, 0L);
        }
    }

    @Test
    void no_more_than_a_hundred_dates_are_listed() throws Exception {
        try (var test = TestDoor.open(Map.of("programme.expires-after", "P10D"))) {
            var member = test.member(1);
            for (int i = 0; i < Balances.MOST_EXPIRY_DATES; i++) {
                test.clock.move(Duration.ofSeconds(1));
                test.adjust(member, 1);
            }

            var points = points(test, member);

            assertThat(points.active()).isEqualTo(Balances.MOST_EXPIRY_DATES + 1);
            assertThat(points.expiring()).hasSize(Balances.MOST_EXPIRY_DATES);
            assertThat(points.expiring().getFirst().at()).isEqualTo(TestDoor.BEGIN.plus(Duration.ofDays(10)));
        }
    }

    @Test
    void another_time_than_now_cannot_be_asked_for_yet() throws Exception {
        try (var test = TestDoor.open()) {
            var member = test.member(0);
            var balances = new Balances(test.door(), test.ledger.programmes());

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> balances.balance(member, "2026-01-01T00:00:00Z", null))
                    .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("clocks_not_available"));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> balances.balance(member, null, "2026-01-01T00:00:00Z"));
        }
    }

    private static void hold(TestDoor test, String member, long points) throws Exception {
        var now = test.clock.instant();
        test.door().write(transaction -> test.door()
                .sit(transaction, member)
                .tell(new HoldPoints(member, "h", "points", points, now.plus(Duration.ofHours(1)), now)));
    }

    private static Balance balance(TestDoor test, String member) throws Exception {
        return new Balances(test.door(), test.ledger.programmes()).balance(member, null, null);
    }

    private static Balance.Wallet points(TestDoor test, String member) throws Exception {
        return balance(test, member).wallets().get("points");
    }

    private static long count(TestDoor test, String sql) throws Exception {
        try (var connection = test.connection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged service, killed, frozen and cut off while receipts come: nothing lost, nothing doubled. */
class FaultsIT {
    private static final int RECEIPTS = 12_000;
    private static final int MANY_RECEIPTS = 50_000;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Test
    void a_ledger_that_is_killed_three_times_loses_and_doubles_nothing() {
        killed(3, RECEIPTS);
    }

    @Test
    @Tag("long")
    void a_ledger_that_is_killed_three_times_during_many_receipts_loses_and_doubles_nothing() {
        killed(3, MANY_RECEIPTS);
    }

    @Test
    @Tag("long")
    void a_ledger_that_is_killed_ten_times_loses_and_doubles_nothing() {
        killed(10, MANY_RECEIPTS);
    }

    private static void killed(int times, int receipts) {
        try (var ledger = new TestLedger("killed", Map.of());
                var till = new TillTopic(ledger);
                var service = new LedgerProcess(ledger)) {
            service.start().awaitReady();
            int sent = 0;
            for (int kill = 1; kill <= times; kill++) {
                int upTo = receipts * kill / (times + 1);
                PlainSales.send(till, sent, upTo);
                long posted = posted(ledger);
                await().atMost(LONGEST).until(() -> posted(ledger) > posted);
                service.kill();
                service.start();
                sent = upTo;
            }
            PlainSales.send(till, sent, receipts);
            awaitAll(ledger, receipts);
        }
    }

    @Test
    void of_two_instances_either_may_be_killed_at_any_moment() {
        try (var ledger = new TestLedger("two", Map.of());
                var till = new TillTopic(ledger);
                var one = new LedgerProcess(ledger);
                var other = new LedgerProcess(ledger)) {
            one.start();
            other.start().awaitReady();
            PlainSales.send(till, 0, RECEIPTS / 2);
            await().atMost(LONGEST).until(() -> posted(ledger) > 0);
            one.kill();
            one.start();
            PlainSales.send(till, RECEIPTS / 2, RECEIPTS);
            await().atMost(LONGEST).until(() -> posted(ledger) > RECEIPTS / 2);
            other.kill();
            awaitAll(ledger, RECEIPTS);
        }
    }

    @Test
    void a_zombie_that_wakes_with_a_batch_in_hand_is_refused_by_the_fence() throws Exception {
        int receipts = 2_000;
        try (var ledger = new TestLedger("zombie", Map.of());
                var till = new TillTopic(ledger);
                var one = new LedgerProcess(ledger);
                var other = new LedgerProcess(ledger)) {
            one.start().awaitReady();
            try (var gate = DriverManager.getConnection(ledger.databaseUrl)) {
                // Nobody can look a card up: every partition has a batch in hand that is not written.
                gate.setAutoCommit(false);
                gate.createStatement().execute("lock table card in access exclusive mode");
                PlainSales.send(till, 0, receipts);
                await().atMost(LONGEST)
                        .until(() -> ledger.count("count(*) from pg_stat_activity where datname = current_database()"
                                        + " and wait_event_type = 'Lock'")
                                == TestLedger.PARTITIONS);
                one.signal("STOP");
                gate.rollback();
            }
            // after the session time-out another one has the partitions
            other.start();
            await().atMost(LONGEST).until(() -> posted(ledger) == receipts);
            one.signal("CONT");
            await().atMost(LONGEST).untilAsserted(() -> assertThat(one.metric("pointbook_inbox_fence_rejections_total"))
                    .isPositive());
            awaitAll(ledger, receipts);
        }
    }

    @Test
    void a_database_and_a_broker_that_go_and_come_back_lose_and_double_nothing() {
        var database = Database.durable();
        var broker = Broker.temporary();
        try (database;
                broker;
                var ledger = new TestLedger("cut_off", Map.of(), database, broker);
                var till = new TillTopic(ledger);
                var service = new LedgerProcess(ledger)) {
            service.start().awaitReady();
            PlainSales.send(till, 0, RECEIPTS / 2);
            await().atMost(LONGEST).until(() -> posted(ledger) > 0);
            database.kill();
            await().atMost(LONGEST).until(() -> !service.isReady());
            assertThat(service.isLive()).isTrue();
            database.start();
            await().atMost(LONGEST).until(service::isReady);

            PlainSales.send(till, RECEIPTS / 2, RECEIPTS);
            broker.kill();
            await().atMost(LONGEST).until(() -> !service.isReady());
            broker.start();
            await().atMost(LONGEST).until(service::isReady);
            awaitAll(ledger, RECEIPTS);
        }
    }

    private static long posted(TestLedger ledger) {
        return ledger.count("count(*) from event where type = 'receipt-posted'");
    }

    private static void awaitAll(TestLedger ledger, int receipts) {
        await().atMost(LONGEST).until(() -> posted(ledger) == receipts);
        var cards = CardHasher.fromFile(TestLedger.KEY_FILE);
        var right = new TreeMap<String, Long>();
        PlainSales.points(receipts).forEach((card, points) -> right.put(cards.hash(card), points));
        assertThat(ledger.balancesByCard()).isEqualTo(right);
        assertThat(ledger.count("count(*) from dead_letter")).isZero();
        assertThat(ledger.count("count(*) from conflict")).isZero();
    }
}

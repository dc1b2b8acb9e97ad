package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged service, killed, frozen and cut off while receipts come: nothing lost, nothing doubled. */
class FaultsIT {
    private static final int RECEIPTS = 50_000;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Test
    void a_ledger_that_is_killed_three_times_loses_and_doubles_nothing() {
        killed(3);
    }

    @Test
    @Tag("long")
    void a_ledger_that_is_killed_ten_times_loses_and_doubles_nothing() {
        killed(10);
    }

    private static void killed(int times) {
        try (var ledger = new TestLedger("killed", Map.of());
                var till = new TillTopic(ledger);
                var service = new LedgerProcess(ledger)) {
            service.start().awaitReady();
            int sent = 0;
            for (int kill = 1; kill <= times; kill++) {
                int upTo = RECEIPTS * kill / (times + 1);
                PlainSales.send(till, sent, upTo);
                long posted = posted(ledger);
                await().atMost(LONGEST).until(() -> posted(ledger) > posted);
                service.kill();
                service.start();
                sent = upTo;
            }
            PlainSales.send(till, sent, RECEIPTS);
            awaitAll(ledger);
        }
    }

    @Test
    void of_two_instances_either_may_be_killed_and_a_zombie_is_fenced() {
        try (var ledger = new TestLedger("two", Map.of());
                var till = new TillTopic(ledger);
                var one = new LedgerProcess(ledger);
                var other = new LedgerProcess(ledger)) {
            one.start();
            other.start().awaitReady();
            one.awaitReady();
            PlainSales.send(till, 0, RECEIPTS / 4);
            await().atMost(LONGEST).until(() -> posted(ledger) > 0);
            one.kill();
            PlainSales.send(till, RECEIPTS / 4, RECEIPTS / 2);
            one.start().awaitReady();
            await().atMost(LONGEST).until(() -> posted(ledger) == RECEIPTS / 2);

            freezeInMidBatch(ledger, till, one);
            await().atMost(LONGEST).until(() -> posted(ledger) == RECEIPTS);
            one.signal("CONT");
            await().atMost(LONGEST).untilAsserted(() -> assertThat(one.metric("pointbook_inbox_fence_rejections_total"))
                    .isPositive());
            awaitAll(ledger);
        }
    }

    /** Stopped while it holds a batch that it has not committed; after the session time-out the other takes over. */
    private static void freezeInMidBatch(TestLedger ledger, TillTopic till, LedgerProcess one) {
        PlainSales.send(till, RECEIPTS / 2, RECEIPTS * 3 / 4);
        long before = posted(ledger);
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(5)).until(() -> posted(ledger) > before);
        one.signal("STOP");
        PlainSales.send(till, RECEIPTS * 3 / 4, RECEIPTS);
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
            awaitAll(ledger);
        }
    }

    private static long posted(TestLedger ledger) {
        return ledger.count("count(*) from event where type = 'receipt-posted'");
    }

    private static void awaitAll(TestLedger ledger) {
        await().atMost(LONGEST).until(() -> posted(ledger) == RECEIPTS);
        var cards = CardHasher.fromFile(TestLedger.KEY_FILE);
        var right = new TreeMap<String, Long>();
        PlainSales.points(RECEIPTS).forEach((card, points) -> right.put(cards.hash(card), points));
        assertThat(ledger.balancesByCard()).isEqualTo(right);
        assertThat(ledger.count("count(*) from dead_letter")).isZero();
        assertThat(ledger.count("count(*) from conflict")).isZero();
    }
}

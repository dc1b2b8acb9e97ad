package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.account.AccountRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many want the same points at once. */
class HoldRaceTest {
    private static final int HOLDS = 50;
    private static final long POINTS_EACH = 60;

    @Test
    void of_fifty_parallel_holds_exactly_as_many_succeed_as_the_points_allow_while_receipts_arrive() throws Exception {
        try (var ledger = new TestLedger("holds", Map.of()).start();
                var till = new TillTopic(ledger);
                var callers = Executors.newFixedThreadPool(HOLDS)) {
            till.sendSoon("ANNA", sale(0, 1_000_00));
            await().atMost(Duration.ofSeconds(30)).until(() -> ledger.receipts("posted") == 1);
            var anna = ledger.query("select member_id, 1 from member")
                    .keySet()
                    .iterator()
                    .next();

            var asked = IntStream.range(0, HOLDS)
                    .mapToObj(number -> (Callable<Boolean>) () -> hold(ledger, anna, number))
                    .toList();
            IntStream.rangeClosed(1, 200).forEach(number -> till.sendSoon("ANNA", sale(number, 50)));
            long granted = callers.invokeAll(asked).stream()
                    .filter(HoldRaceTest::granted)
                    .count();

            assertThat(granted).isEqualTo(1_000 / POINTS_EACH);
            await().atMost(Duration.ofSeconds(30)).until(() -> ledger.receipts("posted") == 201);
            assertThat(ledger.count("active from balance")).isEqualTo(1_000 % POINTS_EACH);
            assertThat(ledger.count("held from balance")).isEqualTo(granted * POINTS_EACH);
            assertThat(ledger.count("count(*) from hold where state = 'OPEN'")).isEqualTo(granted);
        }
    }

    private static boolean granted(java.util.concurrent.Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean hold(TestLedger ledger, String memberId, int number) throws Exception {
        var desk = ledger.ledger().desk();
        var now = Instant.now();
        try {
            desk.transactor().run(transaction -> {
                var sitting = desk.sit(transaction);
                sitting.lock(Set.of(memberId));
                sitting.refresh(Set.of(memberId));
                return sitting.tell(
                        new HoldPoints(memberId, "hold-" + number, "points", POINTS_EACH, now.plusSeconds(900), now));
            });
            return true;
        } catch (AccountRefusal.InsufficientPoints refused) {
            assertThat(refused.missing()).isEqualTo(POINTS_EACH - 1_000 % POINTS_EACH);
            return false;
        }
    }

    private static String sale(int number, long net) {
        return """
                {"storeId":"S1","workstationId":"1","businessDay":"2026-03-01","sequenceNumber":%d,"type":"SALE",\
                "endedAt":"2026-03-01T10:00:00Z","currency":"PLN","card":{"number":"ANNA"},\
                "lines":[{"lineNumber":1,"kind":"SALE","itemId":"MILK","quantity":"1","net":%d}]}""".formatted(number, net);
    }
}

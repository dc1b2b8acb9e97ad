package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StripedLocksTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 3_000;
    private static final int KEYS = 40;

    private final StripedLocks locks = new StripedLocks();

    @Test
    @Timeout(30)
    void threads_that_want_many_keys_in_any_order_never_wait_for_each_other_for_ever() throws Exception {
        int[] counts = new int[KEYS];
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int seed = thread;
                running.add(threads.submit(() -> count(counts, seed)));
            }
            for (Future<?> each : running) {
                each.get(30, TimeUnit.SECONDS);
            }
        }

        assertThat(IntStream.of(counts).sum()).isEqualTo(THREADS * ROUNDS * 3);
    }

    private void count(int[] counts, int seed) {
        java.util.Random random = new java.util.Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int[] keys = random.ints(0, KEYS).distinct().limit(3).toArray();
            try (StripedLocks.Held _ = locks.lock(names(keys))) {
                for (int key : keys) {
                    counts[key]++;
                }
            }
        }
    }

    @Test
    void a_thread_that_needed_no_lock_may_ask_again() {
        locks.lock(List.of()).close();
        try (StripedLocks.Held held = locks.lock(names(1))) {
            assertThat(held.size()).isEqualTo(1);
        }
    }

    private static List<String> names(int... keys) {
        return IntStream.of(keys).mapToObj(key -> "member-" + key).toList();
    }

    @Test
    void a_key_named_twice_is_one_lock_and_closing_twice_lets_go_once() throws Exception {
        StripedLocks.Held held = locks.lock(List.of("a", "a"));
        assertThat(held.size()).isEqualTo(1);
        held.close();
        held.close();

        try (StripedLocks.Held again = locks.lock(List.of("a"))) {
            assertThat(again.size()).isEqualTo(1);
        }
    }

    @Test
    void who_waits_too_long_gets_nothing_and_holds_nothing() throws Exception {
        StripedLocks hasty = new StripedLocks(Duration.ofMillis(50));
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread other = Thread.ofPlatform().start(() -> {
            try (StripedLocks.Held _ = hasty.lock(List.of("b"))) {
                taken.countDown();
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        taken.await();

        assertThatThrownBy(() -> hasty.lock(List.of("a", "b", "c"))).isInstanceOf(StripedLocks.LockTimeout.class);
        done.countDown();
        other.join();
        hasty.lock(List.of("a", "b", "c")).close();
    }

    @Test
    void a_thread_that_holds_some_may_not_ask_for_more() {
        try (StripedLocks.Held _ = locks.lock(List.of("a"))) {
            assertThatThrownBy(() -> locks.lock(List.of("b"))).isInstanceOf(IllegalStateException.class);
        }
        locks.lock(List.of("b")).close();
    }

    @Test
    void keys_are_spread_over_the_stripes() {
        long used = IntStream.range(0, StripedLocks.STRIPES)
                .map(i -> StripedLocks.stripe("m-%06d".formatted(i)))
                .distinct()
                .count();

        assertThat(used).isGreaterThan(StripedLocks.STRIPES / 2);
    }
}

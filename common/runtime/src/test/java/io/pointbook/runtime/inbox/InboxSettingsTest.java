package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxSettingsTest {
    private final InboxSettings settings = InboxSettings.of("in", "group", "localhost:9092");

    @Test
    void the_defaults_are_those_of_the_design() {
        assertThat(settings.threads()).isEqualTo(4);
        assertThat(settings.consumerProperties("c"))
                .containsEntry("max.poll.records", 500)
                .containsEntry("session.timeout.ms", 10_000)
                .containsEntry("max.partition.fetch.bytes", 4 * 1024 * 1024)
                .containsEntry("enable.auto.commit", false)
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("isolation.level", "read_uncommitted")
                .containsEntry("group.protocol", "classic");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, InboxSettings.MOST_THREADS + 1})
    void too_few_or_too_many_threads_are_refused(int threads) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withThreads(threads));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, InboxSettings.MOST_BATCH_RECORDS + 1})
    void too_small_or_too_large_batches_are_refused(int records) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withBatchRecords(records));
    }

    @Test
    void each_setting_can_be_changed_alone() {
        InboxSettings changed = settings.withThreads(InboxSettings.MOST_THREADS)
                .withBatchRecords(InboxSettings.MOST_BATCH_RECORDS)
                .withSession(Duration.ofSeconds(7), Duration.ofSeconds(70))
                .withWatch(Duration.ofSeconds(3), Duration.ofSeconds(2));

        assertThat(changed)
                .isEqualTo(new InboxSettings(
                        "in",
                        "group",
                        "localhost:9092",
                        InboxSettings.MOST_THREADS,
                        InboxSettings.MOST_BATCH_RECORDS,
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(70),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10)));
    }
}

package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What passes is repeated, what lasts is narrowed down. */
class InboxRepeatsTest extends WorkerRig {
    @Test
    void a_passing_failure_repeats_the_whole_batch_until_it_succeeds() {
        AtomicInteger failures = new AtomicInteger();
        handler.failing(_ -> {
            if (failures.incrementAndGet() <= 3) {
                throw new SQLException("server is starting", "57P03");
            }
        });
        arrive(0, "a", "b");

        worker.turn();
        assertThat(consumer.paused()).containsExactly(PARTITION);
        assertThat(worker.failingFor()).isPositive();
        turnUntilPosted(2);

        assertThat(database.posted()).containsExactly("a", "b");
        assertThat(handler.tried).hasSize(4).containsOnly(List.of(0L, 1L));
        assertThat(handler.forgotten).hasSize(3);
        assertThat(consumer.paused()).isEmpty();
        assertThat(worker.failingFor()).isZero();
        assertThat(registry.get("pointbook.inbox.repeats").counter().count()).isEqualTo(3);
        assertThat(registry.get("pointbook.inbox.paused").counter().count()).isPositive();
    }

    @Test
    void a_failure_at_the_commit_itself_leaves_nothing_behind() throws SQLException {
        database.execute("create table trouble (code text)");
        database.execute("insert into trouble values ('40001')");
        database.execute("""
                create function fail() returns trigger language plpgsql as $$ begin
                    if exists (select from trouble) then raise exception using errcode = '40001'; end if;
                    return null;
                end $$""");
        database.execute("""
                create constraint trigger at_commit after insert on posted deferrable initially deferred
                for each row execute function fail()""");
        arrive(0, "a");
        worker.turn();
        assertThat(handler.forgotten).containsExactly(List.of(0L));
        assertThat(database.stored(PARTITION).next()).isZero();

        database.execute("delete from trouble");
        turnUntilPosted(1);

        assertThat(database.posted()).containsExactly("a");
        assertThat(database.stored(PARTITION).next()).isOne();
    }

    @Test
    void records_that_keep_colliding_go_on_in_halves_without_dead_letters() {
        // two records that may not be in one transaction
        handler.failing(batch -> {
            if (batch.size() > 1) {
                throw new SQLException("duplicate key", "23505");
            }
        });
        arrive(0, "a", "b");

        turnUntilPosted(2);

        assertThat(database.posted()).containsExactly("a", "b");
        assertThat(handler.tried.subList(0, 5)).containsOnly(List.of(0L, 1L));
        assertThat(handler.tried.subList(5, 7)).containsExactly(List.of(0L), List.of(1L));
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void one_poisoned_record_among_many_becomes_a_dead_letter_and_the_rest_is_handled() {
        handler.failing(batch -> {
            if (batch.stream().anyMatch(record -> PostingHandler.text(record).equals("r77"))) {
                throw new IllegalStateException("cannot digest r77");
            }
        });
        List<String> values = IntStream.range(0, 200).mapToObj(i -> "r" + i).toList();
        arrive(0, values.toArray(String[]::new));

        worker.turn();

        assertThat(database.posted())
                .containsExactlyElementsOf(
                        values.stream().filter(v -> !v.equals("r77")).toList());
        assertThat(database.stored(PARTITION).next()).isEqualTo(200);
        assertThat(deadLetters()).containsExactly("77");
        // a batch of 200 is narrowed down in about log2(200) steps, not one by one
        assertThat(handler.tried.size()).isLessThan(20);
        assertThat(registry.get("pointbook.dead.letters")
                        .tag("code", "internal_error")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_dead_letter_keeps_the_bytes_and_headers_as_they_came() {
        handler.failing(_ -> {
            throw new IllegalStateException("never");
        });
        byte[] value = {0, -1, 7};
        RecordHeaders headers = new RecordHeaders();
        headers.add("h", new byte[] {-1, 0});
        headers.add("h", null);
        consumer.addRecord(new ConsumerRecord<>(
                "in",
                0,
                0,
                1_700_000_000_000L,
                TimestampType.CREATE_TIME,
                1,
                3,
                new byte[] {5},
                value,
                headers,
                Optional.empty()));

        worker.turn();

        assertThat(database.strings("select encode(record_key || record_value, 'hex') from dead_letter"))
                .containsExactly("0500ff07");
        assertThat(database.strings("select record_headers ->> 0 from dead_letter"))
                .containsExactly("{\"key\": \"h\", \"value\": \""
                        + Base64.getEncoder().encodeToString(new byte[] {-1, 0}) + "\"}");
        assertThat(database.strings("select record_headers ->> 1 from dead_letter"))
                .containsExactly("{\"key\": \"h\", \"value\": null}");
        assertThat(database.strings("""
                select code || ' ' || group_id || ' ' || topic_id || ' ' || attempts || ' '
                    || extract(epoch from record_timestamp)::bigint || ' ' || extract(epoch from arrived_at)::bigint
                from dead_letter""")).containsExactly("internal_error test A 1 1700000000 1714557600");
    }

    @Test
    void a_dead_letter_that_cannot_be_written_stops_the_partition_instead_of_vanishing() throws SQLException {
        handler.failing(_ -> {
            throw new IllegalStateException("never");
        });
        database.execute("alter table dead_letter add constraint full_up check (code <> 'internal_error')");
        arrive(0, "a");
        worker.turn();
        assertThat(database.stored(PARTITION).next()).isZero();
        assertThat(worker.failingFor()).isPositive();

        database.execute("alter table dead_letter drop constraint full_up");

        await().untilAsserted(() -> {
            worker.turn();
            assertThat(deadLetters()).containsExactly("0");
        });
    }

    @Test
    void a_long_narrowing_is_interrupted_by_polls_so_that_the_consumer_stays_in_its_group() {
        settings = settings.withSession(Duration.ofSeconds(10), Duration.ofNanos(10));
        openWorker();
        worker.turn();
        handler.failing(batch -> {
            throw new IllegalStateException("all bad");
        });
        arrive(0, "a", "b", "c", "d");

        worker.turn();
        assertThat(handler.tried).hasSize(1);
        assertThat(consumer.paused()).containsExactly(PARTITION);

        await().pollInSameThread().pollInterval(Duration.ofMillis(1)).untilAsserted(() -> {
            worker.turn();
            assertThat(deadLetters()).containsExactly("0", "1", "2", "3");
        });
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void another_partition_goes_on_while_one_repeats() {
        TopicPartition other = new TopicPartition("in", 1);
        assign(PARTITION, other);
        worker.turn();
        handler.failing(batch -> {
            if (batch.stream().anyMatch(record -> record.partition() == 0)) {
                throw new SQLException("lock timeout", "55P03");
            }
        });
        arrive(0, "a");
        consumer.addRecord(new ConsumerRecord<>("in", 1, 0, null, "x".getBytes(StandardCharsets.UTF_8)));

        worker.turn();

        assertThat(database.posted()).containsExactly("x");
        assertThat(database.stored(PARTITION).next()).isZero();
    }
}

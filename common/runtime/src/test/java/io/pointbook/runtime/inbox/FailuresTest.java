package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.runtime.inbox.Failures.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08006", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01", "58000", "58030",
                "23505", "25P03", "25P04"
            })
    void the_server_says_that_it_passes(String state) {
        assertThat(Failures.kind(new SQLException("", state))).isEqualTo(Kind.PASSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22001", "22P05", "23502", "23503", "23514", "25P02", "25006", "42601", "42P01", "0A000", "54000",
                "XX000", "P0001", "", "5"
            })
    void the_server_says_that_it_lasts(String state) {
        assertThat(Failures.kind(new SQLException("", state))).isEqualTo(Kind.LASTING);
    }

    static Stream<Throwable> passing() {
        return Stream.of(
                new SQLException("acquisition timeout"),
                new SQLTransientConnectionException("pool is empty"),
                new SQLTimeoutException("late", "22001"),
                new TimeoutException(),
                new SocketTimeoutException(),
                new ConnectException(),
                new ConcurrencyException("sequence is taken"),
                new org.apache.kafka.common.errors.TimeoutException(),
                new InterruptedException(),
                new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void the_surroundings_failed(Throwable failure) {
        assertThat(Failures.kind(failure)).isEqualTo(Kind.PASSING);
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new IllegalStateException(),
                new NullPointerException(),
                new StackOverflowError(),
                new SQLFeatureNotSupportedException(),
                new RecordTooLargeException(),
                new java.io.IOException("not JSON"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void the_record_itself_failed(Throwable failure) {
        assertThat(Failures.kind(failure)).isEqualTo(Kind.LASTING);
    }

    @Test
    void a_cause_deep_in_the_chain_decides() {
        Throwable failure = new ExecutionException(
                new CommandExecutionException("no", new IllegalStateException(new SQLException("", "40001"))));

        assertThat(Failures.kind(failure)).isEqualTo(Kind.PASSING);
    }

    @Test
    void the_next_exception_of_a_jdbc_batch_decides() {
        BatchUpdateException failure = new BatchUpdateException("", "22000", new int[0]);
        failure.setNextException(new SQLException("", "57P01"));

        assertThat(Failures.kind(failure)).isEqualTo(Kind.PASSING);
    }

    @Test
    void a_lost_fence_weighs_more_than_a_passing_failure() {
        FenceLost fence = new FenceLost(new TopicPartition("in", 0), 7);
        SQLException passing = new SQLException("", "08006", fence);

        assertThat(Failures.kind(passing)).isEqualTo(Kind.FENCE);
    }

    @Test
    void a_chain_that_bites_its_tail_is_cut() {
        Exception first = new Exception();
        Exception second = new Exception(first);
        first.initCause(second);

        assertThat(Failures.kind(first)).isEqualTo(Kind.LASTING);
        assertThat(Failures.describe(first).split(" <- ")).hasSize(Failures.MOST_CAUSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40P01"})
    void unique_violations_and_deadlocks_are_collisions(String state) {
        assertThat(Failures.isCollision(new RuntimeException(new SQLException("", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "08006", "57014"})
    void other_passing_failures_are_not_collisions(String state) {
        assertThat(Failures.isCollision(new SQLException("", state))).isFalse();
    }

    @Test
    void a_taken_sequence_is_a_collision() {
        assertThat(Failures.isCollision(new ConcurrencyException("taken"))).isTrue();
    }

    @Test
    void a_description_names_places_and_never_quotes_a_message() {
        Exception failure =
                new IllegalStateException("card 2981000000017", new SQLException("Key (x)=(2981)", "23505"));

        assertThat(Failures.describe(failure))
                .contains("IllegalStateException at FailuresTest.java", "SQLException[23505]")
                .doesNotContain("2981");
    }
}

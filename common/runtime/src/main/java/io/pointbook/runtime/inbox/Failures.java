package io.pointbook.runtime.inbox;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.RetriableException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass by themselves from those that a repeat would only meet again. */
public final class Failures {

    /** What a failure asks for. */
    public enum Kind {
        /** The surroundings failed: roll back and repeat the whole batch. */
        PASSING,
        /** Somebody else owns the partition: drop the batch. */
        FENCE,
        /** The records themselves: find the one that fails alone. */
        LASTING
    }

    /** Connection, rollback, resources, object not ready, operator, system. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    /** Time limits of the server that stand in class 25: idle in transaction, transaction. */
    private static final Set<String> TIME_LIMITS = Set.of("25P03", "25P04");

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DEADLOCK = "40P01";

    /** Causes looked at; a chain that is longer, or bites its tail, is cut. */
    static final int MOST_CAUSES = 50;

    private Failures() {}

    /** Judges a failure by everything in its chain of causes; a lost fence weighs more than a passing failure. */
    public static Kind kind(Throwable failure) {
        List<Throwable> causes = causes(failure);
        if (causes.stream().anyMatch(FenceLost.class::isInstance)) {
            return Kind.FENCE;
        }
        return causes.stream().anyMatch(Failures::passes) ? Kind.PASSING : Kind.LASTING;
    }

    /** Two transactions wanted the same key or lock: records of one batch may do so to each other for ever. */
    static boolean isCollision(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(cause -> cause instanceof ConcurrencyException
                        || cause instanceof SQLException sql
                                && (UNIQUE_VIOLATION.equals(sql.getSQLState()) || DEADLOCK.equals(sql.getSQLState())));
    }

    /** Names and places of the causes. No messages: they may quote what a record holds. */
    static String describe(Throwable failure) {
        return causes(failure).stream().map(Failures::nameAndPlace).collect(Collectors.joining(" <- "));
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case SQLException sql -> passes(sql);
            case ConcurrencyException _,
                    LockAcquisitionFailedException _,
                    RetriableException _,
                    TimeoutException _,
                    SocketException _,
                    SocketTimeoutException _,
                    InterruptedException _ -> true;
            // Memory runs out for whoever asks last: it says nothing about the record.
            case OutOfMemoryError _ -> true;
            default -> false;
        };
    }

    private static boolean passes(SQLException failure) {
        if (failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException) {
            return true;
        }
        String state = failure.getSQLState();
        if (state == null) {
            // The server always names a state. Without one it is the connection pool that gave up waiting.
            return !(failure instanceof SQLFeatureNotSupportedException);
        }
        return state.equals(UNIQUE_VIOLATION)
                || TIME_LIMITS.contains(state)
                || state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2));
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
        while (!open.isEmpty() && causes.size() < MOST_CAUSES) {
            Throwable cause = open.remove();
            causes.add(cause);
            addIfPresent(open, cause.getCause());
            if (cause instanceof SQLException sql) {
                addIfPresent(open, sql.getNextException());
            }
        }
        return causes;
    }

    private static void addIfPresent(Deque<Throwable> open, @Nullable Throwable cause) {
        if (cause != null) {
            open.add(cause);
        }
    }

    private static String nameAndPlace(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        if (cause instanceof SQLException sql && sql.getSQLState() != null) {
            name += "[" + sql.getSQLState() + "]";
        }
        StackTraceElement[] stack = cause.getStackTrace();
        return stack.length == 0 ? name : name + " at " + stack[0].getFileName() + ":" + stack[0].getLineNumber();
    }
}

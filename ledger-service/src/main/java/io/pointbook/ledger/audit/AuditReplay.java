package io.pointbook.ledger.audit;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.prize.PrizeDrawEvent;
import io.pointbook.ledger.rulebook.ProgrammeEvent;
import io.pointbook.runtime.eventstore.EventReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Folds every event from the first, using events only, and compares the outcome with the read tables. Both are taken in
 * one REPEATABLE READ snapshot and looked at as of its time, so that it can run while the ledger works.
 */
public final class AuditReplay {
    private final Connection connection;
    private final Function<Connection, EventReader> readers;

    /**
     * @param connection to the ledger's database; nothing is written
     * @param readers how events are read there
     */
    public AuditReplay(Connection connection, Function<Connection, EventReader> readers) {
        this.connection = connection;
        this.readers = readers;
    }

    /** Replays and compares; the report says whether anything differs. */
    public AuditReport run() throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try {
            var at = snapshotTime();
            var report = new AuditReport(at);
            var replay = new Replay(report);
            var programmes = new ProgrammeReplay(report);
            var coupons = new CouponReplay(report);
            var budgets = new BudgetReplay();
            var draws = new PrizeDrawReplay(report);
            var captures = new Captures();
            var replays = new Replays(replay, programmes, coupons, budgets, draws, captures);
            readers.apply(connection).replay(replays::take);
            replay.finish();
            new TableComparison(connection, replay, report).run();
            programmes.compare(connection);
            budgets.compare(connection, report);
            draws.compare(connection);
            new CouponComparison(connection, coupons, report).run();
            report.standings(replay.standingsAt(at));
            captures.count(report);
            replay.compare(captures);
            report.captures(captures);
            return report;
        } finally {
            connection.rollback();
        }
    }

    /** Who takes which events. */
    private record Replays(
            Replay replay,
            ProgrammeReplay programmes,
            CouponReplay coupons,
            BudgetReplay budgets,
            PrizeDrawReplay draws,
            Captures captures) {

        void take(DomainEventMessage<?> message) {
            switch (message.getPayload()) {
                case AccountEvent event -> {
                    replay.account(event, message.getSequenceNumber());
                    captures.take(event);
                    budgets.take(event);
                }
                case ReceiptKept kept -> replay.kept(kept);
                case ProgrammeEvent event -> {
                    programmes.take(event);
                    if (event instanceof ProgrammeEvent.VersionPublished published) {
                        budgets.take(published);
                    }
                }
                case CouponEvent event -> coupons.take(event, message.getSequenceNumber());
                case PrizeDrawEvent event -> draws.take(event);
                default -> replay.unknown(message.getIdentifier());
            }
        }
    }

    private Instant snapshotTime() throws SQLException {
        try (var query = connection.prepareStatement("select now()");
                var row = query.executeQuery()) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }
}

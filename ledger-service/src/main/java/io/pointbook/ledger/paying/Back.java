package io.pointbook.ledger.paying;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.ReturnLines;
import io.pointbook.ledger.account.matching.Matching;
import io.pointbook.ledger.account.matching.Purchase;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Quantity;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.runtime.eventstore.EventReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What has come back of a receipt.
 *
 * @param voided the whole receipt was taken back
 * @param points that had paid for it and can still come back
 * @param pointsGiven that came back by now
 */
record Back(ReceiptId receipt, Matching matching, boolean voided, long points, long pointsGiven) {
    /** Returns and voids that may wait for one receipt; nobody brings one purchase back so often. */
    static final int MOST_WAITING = 10_000;

    static Back of(PurchaseHistory history, ReceiptId receipt, Duration reach) {
        return new Back(
                receipt,
                history.match(reach),
                history.isVoided(receipt),
                history.payments().leftOf(receipt),
                history.payments().givenOf(receipt));
    }

    /** Of a receipt on no account: returns and voids that name it wait for one, for ever if need be. */
    static Back ofKept(
            Connection connection, EventReader events, Function<CanonicalReceipt, Receipt> reader, Bought bought)
            throws SQLException {
        var receipt = bought.receipt();
        var waiting = waiting(connection, events, reader, receipt.id());
        var purchases =
                bought.goods().stream().map(line -> purchase(receipt, line)).toList();
        var returns = waiting.stream()
                .flatMap(waits -> ReturnLines.of(waits).stream())
                .filter(returned -> returned.original() != null
                        && returned.original().receipt().equals(receipt.id()))
                .toList();
        boolean voided = waiting.stream().anyMatch(waits -> receipt.id().equals(waits.voids()));
        return new Back(receipt.id(), Matching.of(purchases, returns, Duration.ZERO), voided, 0, 0);
    }

    private static Purchase purchase(Receipt receipt, Line line) {
        return new Purchase(
                new LineId(receipt.id(), line.lineNumber()),
                line.item(),
                line.quantity().absolute(),
                receipt.endedAt(),
                List.of());
    }

    private static List<Receipt> waiting(
            Connection connection, EventReader events, Function<CanonicalReceipt, Receipt> reader, ReceiptId original)
            throws SQLException {
        var ids = new ArrayList<String>();
        try (var query = connection.prepareStatement("select event_id from waiting where original = ? limit ?")) {
            query.setString(1, original.toString());
            query.setInt(2, MOST_WAITING);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        if (ids.size() == MOST_WAITING) {
            throw new IllegalStateException("so many returns of " + original + " cannot be");
        }
        return ids.isEmpty()
                ? List.of()
                : events.byIds(ids).stream()
                        .map(message -> reader.apply(canonical(message)))
                        .toList();
    }

    private static CanonicalReceipt canonical(DomainEventMessage<?> message) {
        return switch (message.getPayload()) {
            case ReceiptKept kept -> kept.receipt();
            case ReceiptPosted posted when posted.receipt() != null -> posted.receipt();
            default -> throw new IllegalStateException("no receipt in event " + message.getIdentifier());
        };
    }

    /** Pieces of a line; absent where nothing of it has come back. */
    @Nullable
    Quantity of(Line line) {
        var back = matching.back(new LineId(receipt, line.lineNumber()));
        return back == null ? null : back.pieces();
    }
}

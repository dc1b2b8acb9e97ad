package io.pointbook.rewards.prize;

import io.pointbook.rewards.prize.PrizeRows.Span;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements of what members got that is worth money. A prize belongs to the year in which it was handed over. */
public final class Prizes {
    private static final int CURSOR_PARTS = 2;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;
    private static final List<String> COLUMNS =
            List.of("memberId", "memberKind", "taxClass", "currency", "prizes", "pieces", "largest", "value", "cash");

    private final Transactions transactions;
    private final ZoneId zone;

    /** @param zone in which years begin and end */
    public Prizes(Transactions transactions, ZoneId zone) {
        this.transactions = transactions;
        this.zone = zone;
    }

    PrizeStatement of(String memberId, @Nullable String year, int limit, @Nullable String cursor) throws Exception {
        int asked = year(year);
        var span = span(asked);
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        return transactions.read(transaction -> {
            var connection = transaction.connection();
            var found = PrizeRows.prizes(
                    connection,
                    memberId,
                    span,
                    limit + 1,
                    from == null ? null : Instant.EPOCH.plus(from.number(0), ChronoUnit.MICROS),
                    from == null ? null : from.parts().get(1));
            var shown = found.size() > limit ? found.subList(0, limit) : found;
            return new PrizeStatement(
                    memberId,
                    asked,
                    zone.getId(),
                    PrizeRows.totals(connection, memberId, span),
                    List.copyOf(shown),
                    shown.size() == found.size() ? null : next(shown.getLast()));
        });
    }

    private static String next(PrizeStatement.Prize last) {
        return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, last.fulfilledAt()), last.redemptionId())
                .text();
    }

    /** Everybody's totals of a year. */
    StreamingOutput csv(@Nullable String year) {
        var span = span(year(year));
        return Csv.<PrizeStatement.Total>write(
                COLUMNS,
                (last, limit) ->
                        transactions.read(transaction -> PrizeRows.totals(transaction.connection(), span, last, limit)),
                total -> Arrays.<@Nullable Object>asList(
                        total.memberId(),
                        total.memberKind(),
                        total.taxClass(),
                        total.currency(),
                        total.prizes(),
                        total.pieces(),
                        total.largest(),
                        total.value(),
                        total.cash()));
    }

    private Span span(int year) {
        return new Span(
                LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant(),
                LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant());
    }

    private static int year(@Nullable String year) {
        try {
            return (int) Requests.within(Long.valueOf(Requests.given(year, "year")), "year", FIRST_YEAR, LAST_YEAR);
        } catch (NumberFormatException _) {
            throw Requests.invalid("'year' is a year, such as 2026.");
        }
    }
}

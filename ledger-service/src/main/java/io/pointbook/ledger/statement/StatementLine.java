package io.pointbook.ledger.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.Why;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of a statement.
 *
 * @param entryId under which its explanation is found
 * @param postedAt when it was written down
 * @param businessTime when it happened
 * @param points change of the spendable balance (active less debt)
 * @param balance spendable balance of the wallet afterwards
 * @param receipt identity of the receipt whose points move
 * @param by the member of a household who did it; absent: the account is his own
 * @param rule what earned it, or the collecting card that was full
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Entry",
        requiredProperties = {"entryId", "postedAt", "businessTime", "kind", "wallet", "points", "balance"})
public record StatementLine(
        String entryId,
        Instant postedAt,
        Instant businessTime,
        EntryKind kind,
        String wallet,
        long points,
        long balance,
        @Nullable String receipt,
        @Nullable Rule rule,
        @Nullable String holdId,
        @Nullable String actor,
        @Nullable String reason,
        @Nullable String by) {

    /** A rule of the programme, in one of its versions. */
    @Schema(requiredProperties = {"id", "version"})
    record Rule(String id, int version) {}

    static StatementLine of(AccountEvent event, Entry entry) {
        return new StatementLine(
                entryId(event, entry),
                event.postedAt(),
                entry.businessTime(),
                entry.kind(),
                entry.wallet(),
                entry.points(),
                entry.balance(),
                entry.receipt(),
                rule(entry.why()),
                entry.holdId(),
                entry.why() instanceof Why.Adjusted adjusted ? adjusted.actor() : null,
                entry.why() instanceof Why.Adjusted adjusted ? adjusted.reason() : null,
                by(event));
    }

    /** The member of a household who did it; absent: the account is his own. */
    static @Nullable String by(AccountEvent event) {
        return switch (event) {
            case AccountEvent.ReceiptPosted posted -> posted.by();
            case AccountEvent.PointsHeld held -> held.by();
            default -> null;
        };
    }

    private static @Nullable Rule rule(Why why) {
        return switch (why) {
            case Why.Earned earned -> new Rule(earned.rule(), earned.version());
            case Why.Exchanged card -> new Rule(card.programme() + "/" + card.rule(), card.version());
            default -> null;
        };
    }

    /** The id of an event's entry. */
    public static String entryId(AccountEvent event, Entry entry) {
        return event.eventId() + "/" + entry.number();
    }
}

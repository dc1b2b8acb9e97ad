package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.ProgrammeOf;
import io.pointbook.ledger.posting.ProgrammeSource;
import io.pointbook.ledger.words.Language;
import io.pointbook.ledger.words.Phrasebook;
import io.pointbook.ledger.words.Telling;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Tells what a receipt did, and why it did nothing where it did nothing. */
public final class ReceiptExplanations {
    private final AccountDoor door;
    private final ProgrammeSource programmes;
    private final SilentRules silentRules;

    /** @param reader reads a receipt as it was kept */
    public ReceiptExplanations(
            AccountDoor door, ProgrammeSource programmes, Function<CanonicalReceipt, Receipt> reader) {
        this(door, programmes, new SilentRules(door.events(), programmes, reader, SilentRules.MOST_EVENTS_BEFORE));
    }

    ReceiptExplanations(AccountDoor door, ProgrammeSource programmes, SilentRules silentRules) {
        this.door = door;
        this.programmes = programmes;
        this.silentRules = silentRules;
    }

    /** @param withSilent also names the rules that gave nothing */
    ReceiptExplanation explain(String receipt, boolean withSilent, Language language) throws Exception {
        return door.read(transaction -> {
            var events = events(receipt);
            if (events.isEmpty()) {
                throw LedgerProblem.UNKNOWN_RECEIPT.because(
                        "No receipt has this identity. It is store/workstation/businessDay/sequenceNumber.");
            }
            var posted = events.stream()
                    .filter(AccountEvent.class::isInstance)
                    .map(AccountEvent.class::cast)
                    .toList();
            var words = new Phrasebook(language, zone(transaction.connection(), posted));
            var silent = withSilent ? silentRules.of(transaction.connection(), posted, words) : null;
            return explained(receipt, events, posted, words, silent);
        });
    }

    /** Events of other things have ids that no receipt can have. */
    private List<Object> events(String receipt) {
        try {
            var identity = ReceiptId.parse(receipt).toString();
            return door.events().allOf(List.of(identity)).stream()
                    .<Object>map(DomainEventMessage::getPayload)
                    .toList();
        } catch (IllegalArgumentException | DateTimeException _) {
            return List.of();
        }
    }

    /** Of the first account that it touched; a receipt on no account has none. */
    private ZoneId zone(Connection connection, List<AccountEvent> posted) throws SQLException {
        if (posted.isEmpty()) {
            return ZoneId.of("UTC");
        }
        var first = posted.getFirst();
        return ProgrammeOf.zone(connection, door, programmes, first.memberId(), first.businessTime());
    }

    private static ReceiptExplanation explained(
            String receipt,
            List<Object> events,
            List<AccountEvent> posted,
            Phrasebook words,
            @Nullable List<ReceiptExplanation.Silent> silent) {
        var entries = told(posted, words);
        var kept = kept(events);
        var telling = new Telling(words);
        if (kept != null && entries.isEmpty()) {
            telling.say("receipt.kept", Map.of("receipt", receipt));
            telling.say("kept." + kept.reason(), Map.of());
        } else if (entries.isEmpty()) {
            telling.say("receipt.nothing", Map.of("receipt", receipt));
        } else {
            telling.say("receipt.posted", Map.of("receipt", receipt, "entries", entries.size()));
        }
        var notes = notes(posted, kept);
        notes.forEach(note -> Sentences.note(note, telling::say));
        posted.forEach(event -> Sentences.coupons(event).forEach(coupon -> Sentences.coupon(coupon, telling)));
        return new ReceiptExplanation(
                receipt,
                kept == null ? null : kept.reason().name(),
                words.language().tag(),
                words.zone().getId(),
                telling.sentence(),
                telling.sentences(),
                entries,
                notes,
                silent);
    }

    private static List<ReceiptExplanation.Told> told(List<AccountEvent> posted, Phrasebook words) {
        var told = new ArrayList<ReceiptExplanation.Told>();
        for (AccountEvent event : posted) {
            for (Entry entry : event.booking().entries()) {
                told.add(new ReceiptExplanation.Told(
                        StatementLine.entryId(event, entry),
                        event.memberId(),
                        entry.wallet(),
                        entry.points(),
                        Sentences.of(event, entry, words).sentence()));
            }
        }
        return told;
    }

    private static @Nullable ReceiptKept kept(List<Object> events) {
        return events.stream()
                .filter(ReceiptKept.class::isInstance)
                .map(ReceiptKept.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static List<Note> notes(List<AccountEvent> posted, @Nullable ReceiptKept kept) {
        var notes = new ArrayList<Note>(kept == null ? List.of() : kept.notes());
        posted.forEach(event -> notes.addAll(Sentences.notes(event)));
        return notes.stream().distinct().toList();
    }
}

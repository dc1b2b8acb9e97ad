package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Hindsight;
import io.pointbook.ledger.account.SilentRule;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.posting.ProgrammeSource;
import io.pointbook.ledger.words.Phrasebook;
import io.pointbook.ledger.words.Telling;
import io.pointbook.runtime.eventstore.EventReader;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Asks the rules once more that gave nothing with a receipt, by the account as its events before the receipt left it. */
final class SilentRules {
    /** Events of an account that are read for one answer: many years of a heavy shopper. */
    static final int MOST_EVENTS_BEFORE = 10_000;

    private final EventReader events;
    private final ProgrammeSource programmes;
    private final Function<CanonicalReceipt, Receipt> reader;
    private final int mostEvents;

    /** @param mostEvents of an account before the receipt, that are read for one answer */
    SilentRules(
            EventReader events,
            ProgrammeSource programmes,
            Function<CanonicalReceipt, Receipt> reader,
            int mostEvents) {
        this.mostEvents = mostEvents;
        this.events = events;
        this.programmes = programmes;
        this.reader = reader;
    }

    /**
     * Nothing where no programme has judged it.
     *
     * @param posted what the receipt did to all accounts
     */
    @Nullable
    List<ReceiptExplanation.Silent> of(Connection connection, List<AccountEvent> posted, Phrasebook words) {
        for (AccountEvent event : posted) {
            if (event instanceof ReceiptPosted receipt && receipt.receipt() != null) {
                var before = before(receipt);
                var programme = programmes.asOf(connection, events).inForce(before.kind(), receipt.businessTime());
                return Hindsight.silentRules(before, receipt, reader.apply(receipt.receipt()), programme).stream()
                        .map(rule -> told(rule, words))
                        .toList();
            }
        }
        return null;
    }

    private Account before(ReceiptPosted receipt) {
        long sequence = events.byIds(List.of(receipt.eventId())).stream()
                .map(DomainEventMessage::getSequenceNumber)
                .findFirst()
                .orElseThrow();
        if (sequence > mostEvents) {
            throw Requests.invalid("The account has " + sequence + " events before this receipt, and at most "
                    + mostEvents + " are read for one answer. Leave 'silentRules' out.");
        }
        // the first event opens the account: a receipt is never the first
        var before = events.pageBefore(receipt.memberId(), sequence, Math.toIntExact(sequence))
                .reversed();
        return Hindsight.account(
                receipt.memberId(),
                before.stream()
                        .map(message -> (AccountEvent) message.getPayload())
                        .toList());
    }

    private static ReceiptExplanation.Silent told(SilentRule rule, Phrasebook words) {
        var telling = new Telling(words);
        telling.say(
                "silent." + rule.cause(),
                Map.of(
                        "rule", rule.rule(),
                        "version", rule.version(),
                        "limit", words.of("limit", Objects.requireNonNullElse(rule.limit(), "")),
                        "by", Objects.requireNonNullElse(rule.by(), "")));
        return new ReceiptExplanation.Silent(
                rule.rule(), rule.version(), rule.cause(), rule.limit(), rule.by(), telling.sentence());
    }
}

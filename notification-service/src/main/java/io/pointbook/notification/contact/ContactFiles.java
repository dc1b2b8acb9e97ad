package io.pointbook.notification.contact;

import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Csv.Row;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contacts from a file: all of its lines or none. A card is looked up at the ledger and not kept. */
public final class ContactFiles {
    /** Lines of a file. */
    static final int MOST_ROWS = 10_000;

    private static final String ATTRIBUTE = "attribute:";
    private static final String CONSENT = "consent:";
    private static final int CONSENT_PARTS = 3;

    private final Transactions transactions;
    private final ContactDesk desk;
    private final CardHolders cards;

    public ContactFiles(Transactions transactions, ContactDesk desk, CardHolders cards) {
        this.transactions = transactions;
        this.desk = desk;
        this.cards = cards;
    }

    /** What came of a file. @param members whose contacts were written */
    record Imported(int members) {}

    Imported take(@Nullable InputStream file, String actor) throws Exception {
        var now = transactions.now();
        var contacts = new ArrayList<ContactImport.Checked>();
        for (Row row : Csv.read(file, List.of(), MOST_ROWS)) {
            contacts.add(checked(row, actor, now));
        }
        transactions.write(transaction -> {
            for (var contact : contacts) {
                desk.write(transaction.connection(), contact);
            }
            return true;
        });
        return new Imported(contacts.size());
    }

    private ContactImport.Checked checked(Row row, String actor, Instant now) {
        var memberId = memberId(row);
        try {
            return desk.checked(
                    memberId,
                    new ContactImport(
                            row.cell("phone"),
                            row.cell("email"),
                            row.cell("language"),
                            row.cell("zone"),
                            year(row),
                            attributes(row),
                            consents(row)),
                    actor,
                    now);
        } catch (Refused unusable) {
            throw row.invalid(unusable.problem().detail().replaceAll("\\.$", ""));
        }
    }

    private String memberId(Row row) {
        var memberId = row.cell("memberId");
        if (memberId != null) {
            return memberId;
        }
        var card = row.given("card");
        try {
            var holder = cards.memberOf(card);
            if (holder == null) {
                throw row.invalid("the ledger knows no member with this card");
            }
            return holder;
        } catch (IOException away) {
            throw NotificationProblem.LEDGER_AWAY.because(
                    "The ledger does not answer, and only it knows whose card is in line " + row.line()
                            + ". Nothing of the file was done: send it again later.",
                    Map.of());
        }
    }

    private static @Nullable Integer year(Row row) {
        var year = row.cell("birthYear");
        try {
            return year == null ? null : Integer.valueOf(year);
        } catch (NumberFormatException _) {
            throw row.invalid("'birthYear' is a year");
        }
    }

    /** Whole numbers and truths are read as such. */
    private static Map<String, Object> attributes(Row row) {
        var attributes = new HashMap<String, Object>();
        row.cells().forEach((column, cell) -> {
            if (column.startsWith(ATTRIBUTE) && cell != null && !cell.isEmpty()) {
                attributes.put(column.substring(ATTRIBUTE.length()), value(cell));
            }
        });
        return attributes;
    }

    private static Object value(String cell) {
        if (cell.equals("true") || cell.equals("false")) {
            return Boolean.valueOf(cell);
        }
        try {
            return Long.valueOf(cell);
        } catch (NumberFormatException _) {
            return cell;
        }
    }

    /** {@code consent:SMS:MARKETING} holds the version of the words that he agreed to, or {@code no}. */
    private static List<ConsentBody> consents(Row row) {
        var consents = new ArrayList<ConsentBody>();
        row.cells().forEach((column, cell) -> {
            if (column.startsWith(CONSENT) && cell != null && !cell.isEmpty()) {
                var parts = column.split(":", -1);
                if (parts.length != CONSENT_PARTS) {
                    throw row.invalid("'" + column + "' is no consent: write consent:SMS:MARKETING");
                }
                boolean given = !cell.equals("no");
                consents.add(new ConsentBody(
                        parts[1],
                        parts[2],
                        given,
                        at(row),
                        given ? cell : null,
                        row.cell("language"),
                        row.given("consentSource"),
                        row.cell("consentEvidence"),
                        given ? confirmed(row) : null));
            }
        });
        return consents;
    }

    /** Absent: as the installation says for the channel. */
    private static @Nullable Boolean confirmed(Row row) {
        var cell = row.cell("consentConfirmed");
        return cell == null || cell.isEmpty() ? null : Boolean.valueOf(cell.equals("yes"));
    }

    private static Instant at(Row row) {
        try {
            return Instant.parse(row.given("consentAt"));
        } catch (DateTimeParseException _) {
            throw Requests.invalid("Line " + row.line()
                    + ": 'consentAt' is a time such as 2026-03-01T12:00:00Z. Nothing of the file was done.");
        }
    }
}

package io.pointbook.notification.finding;

import io.pointbook.notification.contact.Contact;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.occasion.Occasions;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.function.Supplier;

/**
 * Goes through all contacts again and again and notes whose birthday it is. Contacts are sealed, so that each has to be opened:
 * it is done only while a campaign asks for birthdays.
 */
public final class BirthdaySweep {
    /** Contacts that one transaction opens. */
    static final int BATCH = 500;

    private static final String BIRTHDAY = "birthday";

    private final Transactor transactor;
    private final Contacts contacts;
    private final Supplier<Instant> now;
    private String after = "";

    public BirthdaySweep(Transactor transactor, Contacts contacts, Transactions transactions) {
        this.transactor = transactor;
        this.contacts = contacts;
        this.now = transactions::now;
    }

    /** One batch; how many contacts were opened, and nothing at the end of a round. */
    public synchronized int batch() throws Exception {
        return transactor.<Integer>run(transaction -> {
            var connection = transaction.connection();
            if (!isAskedFor(connection)) {
                return 0;
            }
            var last = contacts.endOfPage(connection, after, BATCH);
            var found = new ArrayList<Occasion>();
            for (var contact : contacts.between(connection, after, last).values()) {
                note(contact, found);
            }
            Occasions.note(connection, found, now.get());
            after = last == null ? "" : last;
            return last == null ? 0 : BATCH;
        });
    }

    private void note(Contact contact, ArrayList<Occasion> found) {
        if (contact.attributes().get(BIRTHDAY) instanceof String day) {
            var occasion = Birthdays.of(contact.memberId(), MonthDay.parse(day), contact.zone(), now.get());
            if (occasion != null) {
                found.add(occasion);
            }
        }
    }

    private static boolean isAskedFor(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                "select exists (select from campaign where state = 'ACTIVE' and occasion_kind = ?)")) {
            select.setString(1, OccasionKind.BIRTHDAY.name());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The days that a member's birthdays were noted on are his own. */
    public static void forget(Connection connection, String memberId) throws SQLException {
        try (var delete = connection.prepareStatement("delete from occasion where member_id = ? and kind = ?")) {
            delete.setString(1, memberId);
            delete.setString(2, OccasionKind.BIRTHDAY.name());
            delete.executeUpdate();
        }
    }
}

package io.pointbook.notification.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.Tables;
import io.pointbook.notification.contact.Contact;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.secret.SealingKey;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BirthdaySweepTest {
    private static final Clock LATE = Clock.fixed(Instant.parse("2026-03-01T23:30:00Z"), ZoneOffset.UTC);

    private final DataSource database = Tables.fresh();
    private final Transactor transactor = new Transactor(database);
    private final Contacts contacts = new Contacts(new SubjectKeys(new SealingKey(new byte[SealingKey.KEY_BYTES])));
    private final BirthdaySweep sweep = new BirthdaySweep(transactor, contacts, new Transactions(transactor, LATE));

    @Test
    void whose_birthday_it_is_where_he_lives_is_noted_once_while_a_campaign_asks_and_is_forgotten_with_him()
            throws Exception {
        for (int other = 0; other < BirthdaySweep.BATCH; other++) {
            member("a-" + other, "Europe/Warsaw", Map.of());
        }
        member("m-1", "Europe/Warsaw", Map.of("birthday", "--03-02")); // half past midnight there
        member("m-2", "UTC", Map.of("birthday", "--03-02"));
        member("m-3", "UTC", Map.of("birthday", "--03-01"));
        sweepAll();
        assertThat(noted()).as("nobody asks").isEmpty();

        execute("insert into campaign (campaign_id, version, state, terms, author, occasion_kind, secret, created_at,"
                + " changed_at) values ('b', 1, 'ACTIVE', '{}', 'anna', 'BIRTHDAY', 'secret', now(), now())");
        sweepAll();
        sweepAll();
        assertThat(noted()).containsExactly("m-1 2026", "m-3 2026");

        transactor.run(transaction -> {
            BirthdaySweep.forget(transaction.connection(), "m-1");
            return true;
        });
        assertThat(noted()).containsExactly("m-3 2026");
    }

    private void sweepAll() throws Exception {
        while (sweep.batch() > 0) {
            continue;
        }
    }

    private void member(String memberId, String zone, Map<String, Object> attributes) throws Exception {
        transactor.run(transaction -> {
            contacts.save(
                    transaction.connection(),
                    new Contact(memberId, null, null, "en", ZoneId.of(zone), null, attributes),
                    LATE.instant());
            return true;
        });
    }

    private void execute(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> noted() throws Exception {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select member_id || ' ' || occasion_id from occasion where kind = 'BIRTHDAY' order by 1");
                var row = select.executeQuery()) {
            var found = new ArrayList<String>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}

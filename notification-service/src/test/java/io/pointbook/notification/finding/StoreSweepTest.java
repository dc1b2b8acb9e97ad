package io.pointbook.notification.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.Tables;
import io.pointbook.notification.finding.Homes.Home;
import io.pointbook.notification.finding.StoreRows.Postcode;
import io.pointbook.notification.profile.Generations;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreSweepTest {
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");
    private static final Map<String, Home> HOMES =
            Map.of("lives-near", new Home("pl", "00-950"), "lives-far", new Home("PL", "30-001"));

    private final DataSource database = Tables.fresh();
    private final Transactor transactor = new Transactor(database);
    private final Transactions transactions = new Transactions(transactor, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Stores stores = new Stores(transactions);
    private final StoreSweep sweep = new StoreSweep(transactor, (_, memberId) -> HOMES.get(memberId), transactions);
    private final CalendarSweep calendar = new CalendarSweep(
            transactor,
            new FindingSettings(List.of(3), List.of(30), List.of(3), 20, ZoneId.of("Europe/Warsaw")),
            transactions);

    @BeforeEach
    void members() throws Exception {
        transactor.run(transaction -> {
            Generations.first(transaction.connection(), NOW);
            return true;
        });
        transactor.run(transaction -> {
            StoreRows.replace(
                    transaction.connection(),
                    "PL",
                    List.of(
                            new Postcode("00-950", new Point(52.23, 21.01)),
                            new Postcode("30001", new Point(50.06, 19.95))));
            return true;
        });
    }

    @Test
    void members_around_a_new_place_are_found_once_for_each_place() throws Exception {
        member("buys-here", "van");
        member("buys-near", "corner");
        member("buys-far", "cracow");
        member("lives-near", null);
        member("lives-far", null);
        moves("corner", 52.25, 21.02);
        moves("cracow", 50.06, 19.95);
        sweepAll();
        assertThat(count()).isZero(); // the first place of a shop is no news

        stores.move("van", new StoreLocation.Body(52.20, 21.00, null, null, null, null, null, true), "anna");
        sweepAll();
        moves("van", 52.20, 21.00);
        sweepAll();

        assertThat(found("van:1")).containsExactly("buys-here", "buys-near", "lives-near");
        assertThat(count()).isEqualTo(3);

        moves("van", 50.05, 19.95);
        sweepAll();
        assertThat(found("van:2")).containsExactly("buys-far", "buys-here", "lives-far");
    }

    @Test
    void the_days_ahead_that_a_campaign_asks_for_are_looked_at_too() throws Exception {
        member("m-1", null);
        execute("update profile.member set expiring ="
                + " '[{\"wallet\":\"points\",\"at\":\"2026-03-12T00:00:00Z\",\"points\":40}]'");
        calendar.batch();
        assertThat(count()).isZero();

        execute("insert into campaign (campaign_id, version, state, terms, author, occasion_kind, secret, created_at,"
                + " changed_at) values ('c', 1, 'ACTIVE', '{\"trigger\":{\"parameters\":{\"daysAhead\":10}}}', 'anna',"
                + " 'POINTS_EXPIRING', 'x', now(), now())");
        calendar.batch();
        calendar.batch();

        assertThat(found("points:2026-03-12:10")).containsExactly("m-1");
        assertThat(count()).isEqualTo(1);
    }

    private void moves(String storeId, double latitude, double longitude) throws Exception {
        stores.move(storeId, new StoreLocation.Body(latitude, longitude, null, null, null, null, null, null), "anna");
    }

    private void sweepAll() throws Exception {
        while (sweep.batch() > 0) {
            continue;
        }
    }

    private void member(String memberId, @Nullable String usualStore) throws SQLException {
        execute("insert into profile.member (member_id, usual_store) values ('" + memberId + "', "
                + (usualStore == null ? "null" : "'" + usualStore + "'") + ")");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count() throws SQLException {
        return read("select member_id from occasion").size();
    }

    private List<String> found(String occasionId) throws SQLException {
        return read("select member_id from occasion where occasion_id = '" + occasionId + "' order by 1");
    }

    private List<String> read(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}

package io.pointbook.notification.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.notification.Tables;
import io.pointbook.notification.link.ShortLinks;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.Occasions;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Campaigns on real tables, with members, ledger and phones of the test's own. */
final class Desk {
    static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z"); // a Monday, 12:00 in Warsaw

    static final long APPROVAL_ABOVE = 5;
    static final Tariff A_CENT_A_LETTER = new Tariff(1_000, 100, "EUR");

    final DataSource database = Tables.fresh();
    final HandClock clock = new HandClock(NOON);
    final FakeMembers members = new FakeMembers();
    final RecordingDesk phones = new RecordingDesk();
    final FakeLedger ledger = new FakeLedger();
    final Transactor transactor = new Transactor(database);
    final Transactions transactions = new Transactions(transactor, clock);
    final CampaignParts parts = new CampaignParts(
            members,
            phones,
            new ShortLinks(URI.create("http://pb.example")),
            new CampaignSettings(A_CENT_A_LETTER, APPROVAL_ABOVE, Duration.ofMinutes(1)));
    final Campaigns campaigns = new Campaigns(transactions, parts);
    final OccasionPlanner occasions = new OccasionPlanner(transactor, parts, transactions);
    final RunPlanner runs = new RunPlanner(transactor, parts, transactions);
    final OfferWorker offers = new OfferWorker(transactor, parts, ledger, transactions);

    /** Writes down and starts. */
    void start(String json) throws Exception {
        var body = Drafts.body(json);
        campaigns.create(body, "anna");
        campaigns.start(String.valueOf(body.campaignId()), false, "anna");
    }

    void note(Occasion... found) throws SQLException {
        try (var connection = database.getConnection()) {
            Occasions.note(connection, List.of(found), clock.instant());
        }
    }

    /** Until nothing is left to do. */
    void settle() throws Exception {
        awaitOthers();
        work();
    }

    /** Transactions of anybody on the server keep newer occasions back while they last. */
    void awaitOthers() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(areKeptBack()).isFalse());
    }

    private boolean areKeptBack() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select exists (select 1 from occasion where xid >= pg_snapshot_xmin(pg_current_snapshot()))");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** What can be done now. */
    void work() throws Exception {
        while (occasions.batch() + runs.batch() + offers.batch() > 0) {
            continue;
        }
    }

    List<CampaignAnswer.Count> counts(String campaignId) throws Exception {
        return Objects.requireNonNull(campaigns.find(campaignId, null).progress())
                .members();
    }
}

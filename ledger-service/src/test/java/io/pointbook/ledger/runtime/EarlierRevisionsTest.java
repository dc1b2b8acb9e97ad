package io.pointbook.ledger.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.AccountCommand;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.MemberAccount;
import io.pointbook.ledger.account.NewCard;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.programme.DefaultProgramme;
import io.pointbook.runtime.eventstore.AggregateSettings;
import io.pointbook.runtime.eventstore.EventSerializer;
import io.pointbook.runtime.eventstore.EventSourcing;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Database;
import io.pointbook.testkit.contract.ApprovedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Bytes of revision 1 of account-opened, as an earlier program left them in the table, read by today's program. */
class EarlierRevisionsTest {
    private static final String EARLIER = "ledger-service/src/test/resources/stored/earlier/";
    private static final String SCHEMA = "ledger-service/src/main/resources/db/migration/V1__ledger.sql";
    private static final Instant THEN = Instant.parse("2026-03-02T17:30:01Z");
    private static final Programme PROGRAMME = new DefaultProgramme(DefaultProgramme.Terms.DEFAULT);
    private static final AccountOpened ANNAS = new AccountOpened(
            "member:m-anna",
            "m-anna",
            "CUSTOMER",
            new NewCard("c-anna-1", "b126c6e48e02bf2bce9b8aa49fe16497462d0503df70fdb956e77ba4826de9da", "5678"),
            false,
            THEN,
            THEN);
    private static final AccountOpened BENS =
            new AccountOpened("member:m-ben", "m-ben", "STAFF", null, true, THEN, THEN);

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private Program today;

    @BeforeEach
    void an_earlier_program_has_written() throws Exception {
        database.setUrl(Database.shared().newDatabase("earlier_revisions"));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(ApprovedFile.path(SCHEMA)));
        }
        store("m-anna", "member:m-anna", "account-opened-r1.json");
        store("m-ben", "member:m-ben", "account-opened-r1.without-card.json");
        today = new Program(database, LedgerEventTypes.upcasters());
    }

    @AfterEach
    void stop() {
        today.close();
    }

    @Test
    void it_is_read_back_by_its_id() {
        assertThat(today.payloads(List.of("member:m-anna", "member:m-ben"))).containsExactly(ANNAS, BENS);
    }

    @Test
    void an_account_is_rebuilt_from_it_and_goes_on() throws Exception {
        today.send(adjustment(1));

        assertThat(today.account("m-anna").kind()).isEqualTo("CUSTOMER");
        assertThat(today.account("m-anna").enrolledAt()).isNull();
        assertThat(today.account("m-ben").enrolledAt()).isEqualTo(THEN);
    }

    @Test
    void the_stream_hands_it_out_as_it_would_be_written_today() {
        var seen = new CopyOnWriteArrayList<Object>();
        today.axon()
                .streamEach("reader", 10, event -> {
                    seen.add(event.getPayload());
                    return null;
                })
                .start();

        await().untilAsserted(() -> assertThat(seen).containsExactly(ANNAS, BENS));
    }

    @Test
    void an_account_comes_back_from_a_snapshot_that_lies_above_it() throws Exception {
        for (int i = 1; i <= 4; i++) {
            today.send(adjustment(i));
        }
        assertThat(count("select count(*) from snapshot where aggregate_id = 'm-anna'"))
                .isEqualTo(1);

        try (var another = new Program(database, LedgerEventTypes.upcasters())) {
            assertThat(another.account("m-anna").memory())
                    .isEqualTo(today.account("m-anna").memory());
        }
        assertThat(today.payloads(List.of("member:m-anna"))).containsExactly(ANNAS);
    }

    @Test
    void a_snapshot_of_another_revision_is_passed_over_and_all_is_replayed() throws Exception {
        for (int i = 1; i <= 4; i++) {
            today.send(adjustment(i));
        }
        execute("update snapshot set revision = '0', payload = '{}'");

        try (var another = new Program(database, LedgerEventTypes.upcasters())) {
            assertThat(another.account("m-anna").memory())
                    .isEqualTo(today.account("m-anna").memory());
        }
    }

    @Test
    void without_the_upcaster_it_is_refused_and_not_misread() {
        try (var without = new Program(database, NoOpEventUpcaster.INSTANCE)) {
            assertThatThrownBy(() -> without.payloads(List.of("member:m-anna")))
                    .hasMessageContaining("'account-opened' revision 1");
        }
    }

    private void store(String aggregate, String eventId, String file) throws Exception {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into event
                            (aggregate_id, sequence, event_id, aggregate_type, type, revision, time, payload, metadata)
                        values (?, 0, ?, 'MemberAccount', 'account-opened', '1', '2026-03-02T17:30:01Z', ?, ?)""")) {
            insert.setString(1, aggregate);
            insert.setString(2, eventId);
            insert.setBytes(3, Files.readAllBytes(ApprovedFile.path(EARLIER + file)));
            insert.setBytes(4, "{}".getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }

    private static AccountCommand adjustment(int number) {
        return new AccountCommand.AdjustPoints(
                "m-anna", "a-" + number, "points", 10, "jan", "test", PROGRAMME, THEN.plusSeconds(number));
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A process on the database; nothing is shared with another but the tables. */
    private record Program(Transactor transactor, EventSourcing axon) implements AutoCloseable {
        Program(DataSource database, EventUpcaster upcasters) {
            this(new Transactor(database), upcasters);
        }

        private Program(Transactor transactor, EventUpcaster upcasters) {
            this(
                    transactor,
                    EventSourcing.on(
                                    transactor,
                                    new EventSerializer(LedgerEventTypes.types(), LedgerEventTypes.mapper()))
                            .upcasters(upcasters)
                            .eventIds(payload -> ((AccountEvent) payload).eventId())
                            .commandTargets(command -> ((AccountCommand) command).memberId())
                            .aggregate(AggregateSettings.of(MemberAccount.class).snapshotEvery(3))
                            .build());
        }

        void send(AccountCommand command) throws Exception {
            transactor.run(_ -> axon.commandGateway().sendAndWait(command));
        }

        Account account(String memberId) throws Exception {
            return transactor.readOnly(
                    _ -> axon.repository(MemberAccount.class).load(memberId).invoke(MemberAccount::account));
        }

        List<Object> payloads(List<String> eventIds) {
            return axon.reader().byIds(eventIds).stream()
                    .map(message -> (Object) message.getPayload())
                    .toList();
        }

        @Override
        public void close() {
            axon.close();
        }
    }
}

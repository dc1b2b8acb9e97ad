package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.Tables;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.notification.profile.Generations;
import io.pointbook.notification.questionnaire.MemberAnswers;
import io.pointbook.notification.segment.SegmentRuns;
import io.pointbook.runtime.secret.SealingKey;
import io.pointbook.runtime.transaction.Transactor;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A million members who told us about themselves, each sealed with a key of his own, and a condition over what they told. */
class MillionToldTest {
    private static final int MEMBERS = 1_000_000;
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final SealingKey MASTER = new SealingKey(new byte[SealingKey.KEY_BYTES]);

    private final DataSource database = Tables.fresh();
    private final Transactor transactor = new Transactor(database);

    @Test
    @Tag("long")
    void a_million_members_are_evaluated_by_what_they_told_within_a_minute() throws Exception {
        transactor.run(transaction -> {
            Generations.first(transaction.connection(), NOW);
            return true;
        });
        sql("insert into profile_1.member (member_id, purchases) select 'm-' || n, n % 90 from generate_series(1, "
                + MEMBERS + ") n");
        sql("insert into consent (member_id, channel, purpose, at, given, source, actor, noted_at) select 'm-' || n,"
                + " 'SMS', 'PROFILING', '2026-01-01T00:00:00Z', n % 4 <> 0, 'app', 'test', '2026-01-01T00:00:00Z'"
                + " from generate_series(1, " + MEMBERS + ") n");
        tell();
        sql("vacuum analyze");
        sql("insert into segment (segment_id, version) values ('grown-up', 1)");
        sql("insert into segment_version (segment_id, version, name, condition, profiles, actor, saved_at) values"
                + " ('grown-up', 1, 'Grown-up', 'purchases > 10 && language == ''pl'' && birthYear < 1990"
                + " && attributes[''size''] == ''L''', true, 'test', now())");

        var keys = new SubjectKeys(MASTER);
        var contacts = new Contacts(keys);
        var facts = new ToldFacts(contacts, new Consents(contacts, keys), new MemberAnswers(keys));
        try (var runs = new SegmentRuns(transactor, facts, Clock.fixed(NOW, ZoneOffset.UTC))) {
            long began = System.nanoTime();
            assertThat(runs.evaluateNext(Duration.ZERO)).isOne();
            var took = Duration.ofNanos(System.nanoTime() - began);

            System.out.println("a million members who told: " + took.toMillis() + " ms");
            assertThat(count("select members from segment where segment_id = 'grown-up'"))
                    .isEqualTo(expected());
            assertThat(took).isLessThan(AT_MOST);
        }
    }

    private static long expected() {
        long members = 0;
        for (int n = 1; n <= MEMBERS; n++) {
            if (n % 90 > 10 && n % 4 != 0 && n % 2 == 1 && 1950 + n % 60 < 1990 && n % 3 == 0) {
                members++;
            }
        }
        return members;
    }

    /** As {@link Contacts} writes it, in one stream. */
    private void tell() throws Exception {
        try (var keys = database.getConnection();
                var contacts = database.getConnection()) {
            var toKeys = keys.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy subject_key (member_id, sealed) from stdin");
            var toContacts = contacts.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy contact (member_id, sealed, changed_at) from stdin");
            for (int n = 1; n <= MEMBERS; n++) {
                var memberId = "m-" + n;
                var key = SealingKey.fresh();
                var told = "{\"phone\":\"+48600" + (100000 + n % 900000) + "\",\"email\":null,\"language\":\""
                        + (n % 2 == 1 ? "pl" : "en") + "\",\"zone\":\"Europe/Warsaw\",\"birthYear\":" + (1950 + n % 60)
                        + ",\"attributes\":{\"size\":\"" + (n % 3 == 0 ? "L" : "M") + "\"}}";
                write(toKeys, memberId, MASTER.seal(memberId, key), "");
                write(
                        toContacts,
                        memberId,
                        new SealingKey(key).seal(memberId, told.getBytes(StandardCharsets.UTF_8)),
                        "\t2026-01-01T00:00:00Z");
            }
            toKeys.endCopy();
            toContacts.endCopy();
        }
    }

    private static void write(CopyIn to, String memberId, byte[] sealed, String rest) throws SQLException {
        var line = (memberId + "\t\\\\x" + HexFormat.of().formatHex(sealed) + rest + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        to.writeToCopy(line, 0, line.length);
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var doing = connection.createStatement()) {
            doing.execute(statement);
        }
    }

    private long count(String query) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}

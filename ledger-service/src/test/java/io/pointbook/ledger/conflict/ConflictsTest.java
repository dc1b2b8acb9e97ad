package io.pointbook.ledger.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.door.TestDoor;
import io.pointbook.runtime.http.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConflictsTest {
    private TestDoor test;
    private Conflicts conflicts;

    @BeforeEach
    void open() {
        test = TestDoor.open();
        conflicts = new Conflicts(test.door());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void the_open_ones_come_first_then_the_newest_and_pages_have_neither_gaps_nor_repeats() throws Exception {
        for (int i = 1; i <= 6; i++) {
            arrives("c" + i, i / 2); // two at a time arrive at the same instant
        }
        resolve("k1", "c6", "seen");
        resolve("k2", "c1", "seen");
        var expected = List.of("c4", "c5", "c2", "c3", "c6", "c1");
        assertThat(turned(500)).isEqualTo(expected);

        for (int limit = 1; limit <= 6; limit++) {
            assertThat(turned(limit)).as("pages of %s", limit).isEqualTo(expected);
        }
    }

    @Test
    void the_first_word_stays() throws Exception {
        arrives("c1", 1);

        resolve("k1", "c1", "seen");
        resolve("k2", "c1", "seen");

        assertRefused("already_resolved", () -> resolve("k3", "c1", "seen again"));
        var conflict = conflicts.page(1, null).conflicts().getFirst();
        assertThat(conflict.resolution()).isEqualTo("KEEP_FIRST");
        assertThat(conflict.note()).isEqualTo("seen");
        assertThat(conflict.resolvedBy()).isEqualTo("olga");
        assertThat(conflict.resolvedAt()).isEqualTo(TestDoor.BEGIN);
    }

    @Test
    void only_the_first_content_can_be_kept_and_a_note_says_why() throws Exception {
        arrives("c1", 1);

        assertRefused(
                "invalid_request", () -> conflicts.resolve("k", "olga", "c1", new ResolveBody("TAKE_SECOND", "n")));
        assertRefused("invalid_request", () -> conflicts.resolve("k", "olga", "c1", new ResolveBody(null, "n")));
        assertRefused(
                "invalid_request", () -> conflicts.resolve("k", "olga", "c1", new ResolveBody("KEEP_FIRST", " ")));
        assertThat(conflicts.page(1, null).conflicts().getFirst().isOpen()).isTrue();
    }

    private List<String> turned(int limit) throws Exception {
        var turned = new ArrayList<String>();
        String next = null;
        do {
            var page = conflicts.page(limit, next);
            page.conflicts().forEach(conflict -> turned.add(conflict.conflictId()));
            next = page.next();
            assertThat(turned).as("pages come to an end").hasSizeLessThanOrEqualTo(6);
        } while (next != null);
        return turned;
    }

    private void resolve(String key, String conflictId, String note) throws Exception {
        conflicts.resolve(key, "olga", conflictId, new ResolveBody("KEEP_FIRST", note));
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable ask) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(ask)
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private void arrives(String conflictId, int minute) throws SQLException {
        try (var connection = test.connection();
                var insert = connection.prepareStatement("""
                        insert into conflict (conflict_id, receipt, content_hash, topic, partition, record_offset,
                            record_value, record_headers, record_timestamp, arrived_at)
                        values (?, 'S1/1/2026-01-05/1', sha256(?::bytea), 'till.receipts.v1', 0, 7, 'x', '[]', now(),
                            timestamptz '2026-03-01T11:00:00Z' + ? * interval '1 minute')""")) {
            insert.setString(1, conflictId);
            insert.setString(2, conflictId);
            insert.setInt(3, minute);
            insert.executeUpdate();
        }
    }
}

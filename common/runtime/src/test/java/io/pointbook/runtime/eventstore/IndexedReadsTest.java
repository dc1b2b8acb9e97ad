package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statistics of a growing table are always of yesterday: no plan made from them may read the whole of it. */
class IndexedReadsTest {
    private static final String WHOLE_TABLE =
            "select coalesce(seq_scan, 0) from pg_stat_xact_user_tables where relname = 'event'";

    /** More of them than a batch has, so that a hash join would look cheap. */
    private static final List<String> SOME =
            IntStream.range(0, 100).mapToObj(n -> "pile" + n).toList();

    private Store store;

    @BeforeEach
    void statistics_from_when_one_pile_had_everything() {
        store = Store.empty(getClass());
        store.execute("alter table event set (autovacuum_enabled = false)");
        lay(2_000, "'first'");
        store.execute("analyze event");
        lay(20_000, "'pile' || n / 4");
    }

    private void lay(int events, String aggregate) {
        store.execute("insert into event (aggregate_id, sequence, event_id, aggregate_type, type, revision, time,"
                + " payload, metadata) select " + aggregate + ", n, " + aggregate + " || '-' || n, 'pile',"
                + " 'stone-laid', '1', now(),"
                + " convert_to('{\"pile\":\"c\",\"stone\":\"s\",\"weight\":1}', 'UTF8'), '{}'"
                + " from generate_series(0, " + (events - 1) + ") n");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void accounts_are_brought_into_memory_without_reading_the_whole_table() throws Exception {
        assertThat(wholeTableReads(() -> store.piles.prefetch(SOME))).isZero();
    }

    @Test
    void streams_are_read_without_reading_the_whole_table() throws Exception {
        assertThat(wholeTableReads(() -> store.axon.reader().streams(SOME))).isZero();
    }

    @Test
    void events_are_found_by_their_ids_without_reading_the_whole_table() throws Exception {
        var ids = SOME.stream().map(id -> id + "-4").toList();
        assertThat(wholeTableReads(() -> store.axon.reader().byIds(ids))).isZero();
        assertThat(wholeTableReads(() -> store.axon.reader().allOf(ids))).isZero();
        assertThat(wholeTableReads(() -> store.axon.reader().lastSequences(SOME)))
                .isZero();
    }

    private long wholeTableReads(Runnable reading) throws Exception {
        return store.transactor.readOnly(transaction -> {
            reading.run();
            try (var query = transaction.connection().createStatement();
                    var rows = query.executeQuery(WHOLE_TABLE)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}

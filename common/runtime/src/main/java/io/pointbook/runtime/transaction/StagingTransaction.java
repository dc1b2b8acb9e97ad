package io.pointbook.runtime.transaction;

/** The open transaction as the event store sees it: events and snapshots are staged and written once, on commit. */
public interface StagingTransaction extends OpenTransaction {

    /** Writes events; runs after the fence and before every row. */
    void writeEvents(SqlWork events);

    /** Writes snapshots; runs after the events and before every row. */
    void writeSnapshots(SqlWork snapshots);
}

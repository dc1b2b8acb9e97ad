package io.pointbook.runtime.transaction;

import java.sql.Connection;
import java.util.function.Consumer;

/**
 * A transaction in which one reads and decides first and writes last. Reading comes first so that the transaction's id
 * is drawn after the accounts were read: (xid, position) then never reverses one aggregate's events.
 *
 * <p>On commit the writes run in this order: {@link #writeFirst}, the staged events (one COPY), {@link #writeRows}.
 */
public interface OpenTransaction {

    /** The transaction's connection, for reading until the commit begins. */
    Connection connection();

    /** A write that must succeed before anything else is written: the fence of a partition. */
    void writeFirst(SqlWork fence);

    /** Rows that go with the events; they run in the order in which they were given. */
    void writeRows(SqlWork rows);

    /** Runs when the transaction is over; told whether it was committed. Locks are let go here. */
    void whenOver(Consumer<Boolean> committed);
}

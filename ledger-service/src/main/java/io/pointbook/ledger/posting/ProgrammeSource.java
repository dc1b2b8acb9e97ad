package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.Programmes;
import io.pointbook.runtime.eventstore.EventReader;
import java.sql.Connection;

/** Where a transaction learns which programmes there are. */
@FunctionalInterface
public interface ProgrammeSource {
    /** All versions that are published as the open transaction sees it. */
    Programmes asOf(Connection connection, EventReader events);
}

package io.pointbook.ledger.account;

import java.time.Instant;

/** All programmes of an installation with all their versions. Pure: the same question has the same answer for ever. */
@FunctionalInterface
public interface Programmes {

    /**
     * The programme in force, in the version in force.
     *
     * @param memberKind CUSTOMER, STAFF, PARTNER …
     * @param businessTime when it happened, however late it is told
     */
    Programme inForce(String memberKind, Instant businessTime);

    /** One programme for everybody and for ever. */
    static Programmes always(Programme programme) {
        return (_, _) -> programme;
    }
}

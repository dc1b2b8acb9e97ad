package io.pointbook.ledger.door;

import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.posting.ProgrammeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;

/** The programme of a member, and so the zone in which he reads times. */
public final class ProgrammeOf {
    private ProgrammeOf() {}

    /** Whose days count, and in which times are written. */
    public static ZoneId zone(
            Connection connection, AccountDoor door, ProgrammeSource programmes, String memberId, Instant at)
            throws SQLException {
        return member(connection, door, programmes, memberId, at).zone();
    }

    /** The programme that judges what happens to the member at that time. */
    public static Programme member(
            Connection connection, AccountDoor door, ProgrammeSource programmes, String memberId, Instant at)
            throws SQLException {
        try (var query = connection.prepareStatement("select kind from member where member_id = ?")) {
            query.setString(1, memberId);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw AccountDoor.unknownMember();
                }
                return programmes.asOf(connection, door.events()).inForce(rows.getString(1), at);
            }
        }
    }
}

package io.pointbook.ledger.audit;

import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Teams, referrals and households as the events tell them, held against their tables. */
final class Belongings {
    private final Set<String> teams = new TreeSet<>();
    private final Set<String> referrals = new TreeSet<>();
    private final Set<String> referred = new TreeSet<>();
    private final Set<String> households = new TreeSet<>();

    void take(OccasionPosted posted) {
        var occasion = posted.occasion();
        switch (occasion.kind()) {
            case TEAM_JOINED -> teams.add(occasion.other() + " " + posted.memberId());
            case TEAM_LEFT -> teams.remove(occasion.other() + " " + posted.memberId());
            case REFERRED -> {
                if (referred.add(posted.memberId())) {
                    referrals.add(occasion.other() + " " + posted.memberId());
                }
            }
            case HOUSEHOLD_JOINED -> households.add(occasion.other() + " " + posted.memberId());
            case HOUSEHOLD_LEFT -> households.remove(occasion.other() + " " + posted.memberId());
            default -> {}
        }
    }

    void compare(Connection connection, AuditReport report) throws SQLException {
        compare(connection, report, "team_member", "select team || ' ' || member_id from team_member", teams);
        compare(connection, report, "referral", "select referrer_id || ' ' || friend_id from referral", referrals);
        compare(
                connection,
                report,
                "household_member",
                "select household_id || ' ' || member_id from household_member where left_at is null",
                households);
    }

    private static void compare(
            Connection connection, AuditReport report, String table, String sql, Set<String> expected)
            throws SQLException {
        var missing = new TreeSet<>(expected);
        try (var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                if (!missing.remove(rows.getString(1))) {
                    report.differs("table " + table + ": " + rows.getString(1) + " has no events");
                }
            }
        }
        missing.forEach(row -> report.differs("table " + table + ": no row for " + row));
    }
}

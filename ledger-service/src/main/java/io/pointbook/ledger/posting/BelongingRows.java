package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.Occasion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Tables {@code team_member}, {@code referral} and {@code household_member}: to whom a member belongs. */
final class BelongingRows {
    private final List<OccasionPosted> occasions = new ArrayList<>();

    void add(OccasionPosted posted) {
        switch (posted.occasion().kind()) {
            case TEAM_JOINED, TEAM_LEFT, REFERRED, HOUSEHOLD_JOINED, HOUSEHOLD_LEFT -> occasions.add(posted);
            default -> {}
        }
    }

    /** One statement for each: in the order in which they happened, because one undoes the other. */
    void write(Connection connection) throws SQLException {
        for (OccasionPosted posted : occasions) {
            var occasion = posted.occasion();
            try (var statement = connection.prepareStatement(sql(occasion.kind()))) {
                int parameter = 1;
                if (occasion.kind() == Occasion.Kind.HOUSEHOLD_LEFT) {
                    statement.setTimestamp(parameter++, Timestamp.from(occasion.at()));
                }
                statement.setString(parameter++, occasion.other());
                statement.setString(parameter++, posted.memberId());
                if (joins(occasion.kind())) {
                    statement.setTimestamp(parameter, Timestamp.from(occasion.at()));
                }
                statement.executeUpdate();
            }
        }
    }

    private static boolean joins(Occasion.Kind kind) {
        return kind != Occasion.Kind.TEAM_LEFT && kind != Occasion.Kind.HOUSEHOLD_LEFT;
    }

    private static String sql(Occasion.Kind kind) {
        return switch (kind) {
            case TEAM_JOINED ->
                "insert into team_member (team, member_id, since) values (?, ?, ?) on conflict do nothing";
            case TEAM_LEFT -> "delete from team_member where team = ? and member_id = ?";
            case REFERRED ->
                "insert into referral (referrer_id, friend_id, since) values (?, ?, ?) on conflict do nothing";
            case HOUSEHOLD_JOINED ->
                "insert into household_member (household_id, member_id, joined_at) values (?, ?, ?)";
            case HOUSEHOLD_LEFT ->
                "update household_member set left_at = ? where household_id = ? and member_id = ? and left_at is null";
            default -> throw new IllegalStateException("belongs to nobody: " + kind);
        };
    }
}

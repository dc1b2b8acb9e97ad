package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.Occasion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Tables {@code team_member} and {@code referral}: to whom a member belongs. */
final class BelongingRows {
    private final List<OccasionPosted> occasions = new ArrayList<>();

    void add(OccasionPosted posted) {
        switch (posted.occasion().kind()) {
            case TEAM_JOINED, TEAM_LEFT, REFERRED -> occasions.add(posted);
            default -> {}
        }
    }

    /** One statement for each: in the order in which they happened, because one undoes the other. */
    void write(Connection connection) throws SQLException {
        for (OccasionPosted posted : occasions) {
            var occasion = posted.occasion();
            try (var statement = connection.prepareStatement(sql(occasion.kind()))) {
                statement.setString(1, occasion.other());
                statement.setString(2, posted.memberId());
                since(statement, occasion);
                statement.executeUpdate();
            }
        }
    }

    private static String sql(Occasion.Kind kind) {
        return switch (kind) {
            case TEAM_JOINED ->
                "insert into team_member (team, member_id, since) values (?, ?, ?) on conflict do nothing";
            case TEAM_LEFT -> "delete from team_member where team = ? and member_id = ?";
            case REFERRED ->
                "insert into referral (referrer_id, friend_id, since) values (?, ?, ?) on conflict do nothing";
            default -> throw new IllegalStateException("belongs to nobody: " + kind);
        };
    }

    private static void since(PreparedStatement statement, Occasion occasion) throws SQLException {
        if (occasion.kind() != Occasion.Kind.TEAM_LEFT) {
            statement.setTimestamp(3, Timestamp.from(occasion.at()));
        }
    }
}

package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Audience;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.profile.Profiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members by what the topics say of them and how they can be reached. */
public final class KnownMembers implements Members {
    private final Reach reach;
    private final Audiences audiences;
    private final String wallet;

    /** @param wallet whose points a text means by {points} */
    public KnownMembers(Reach reach, Audiences audiences, String wallet) {
        this.reach = reach;
        this.audiences = audiences;
        this.wallet = wallet;
    }

    @Override
    public @Nullable MemberView find(Connection connection, String memberId, Purpose purpose, Instant now)
            throws SQLException {
        var way = reach.of(connection, memberId, purpose, now);
        if (way == null) {
            return null;
        }
        var profile = Profiles.find(connection, memberId, now);
        var values = profile == null ? Map.<String, Object>of() : ProfileValues.of(profile, way, wallet);
        var item = profile == null
                        || !way.personalised()
                        || profile.favouriteItems().isEmpty()
                ? null
                : profile.favouriteItems().getFirst().id();
        return new MemberView(memberId, way.language(), way.zone(), way.allowed(), values, item);
    }

    @Override
    public List<String> after(Connection connection, @Nullable Audience audience, String memberId, int limit)
            throws SQLException {
        return audience == null
                ? all(connection, memberId, limit)
                : audiences.after(connection, audience, memberId, limit);
    }

    private static List<String> all(Connection connection, String memberId, int limit) throws SQLException {
        try (var select = connection.prepareStatement(
                "select member_id from profile.member where member_id > ? order by member_id limit ?")) {
            select.setString(1, memberId);
            select.setInt(2, limit);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    @Override
    public boolean contains(Connection connection, @Nullable Audience audience, String memberId) throws SQLException {
        return audience == null || audiences.contains(connection, audience, memberId);
    }

    @Override
    public boolean isAsWritten(Connection connection, @Nullable Audience audience) throws SQLException {
        return audience == null
                || audience.version() == null
                || audience.version() == audiences.version(connection, audience);
    }

    @Override
    public long count(Connection connection, @Nullable Audience audience) throws SQLException {
        if (audience != null) {
            return audiences.count(connection, audience);
        }
        try (var select = connection.prepareStatement("select count(*) from profile.member");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

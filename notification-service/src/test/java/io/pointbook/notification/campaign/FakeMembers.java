package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Audience;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Members in memory; segments are sets of them. */
final class FakeMembers implements Members {
    static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    private final Map<String, MemberView> members = new TreeMap<>();
    private final Map<String, Set<String>> segments = new HashMap<>();

    /** Of every segment. */
    int segmentVersion = 1;

    void put(String memberId, String language, Set<Channel> allowed, Map<String, Object> values) {
        var item = values.containsKey("item") ? "item-of-" + memberId : null;
        members.put(memberId, new MemberView(memberId, language, WARSAW, allowed, values, item));
    }

    void segment(String segmentId, String... memberIds) {
        segments.put(segmentId, Set.of(memberIds));
    }

    @Override
    public @Nullable MemberView find(Connection connection, String memberId, Purpose purpose, Instant now) {
        return members.get(memberId);
    }

    @Override
    public List<String> after(Connection connection, @Nullable Audience audience, String memberId, int limit) {
        return members.keySet().stream()
                .filter(id -> id.compareTo(memberId) > 0 && contains(connection, audience, id))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean contains(Connection connection, @Nullable Audience audience, String memberId) {
        return audience == null
                || segments.getOrDefault(audience.segmentId(), Set.of()).contains(memberId);
    }

    @Override
    public boolean isAsWritten(Connection connection, @Nullable Audience audience) {
        return audience == null || audience.version() == null || audience.version() == segmentVersion;
    }

    @Override
    public long count(Connection connection, @Nullable Audience audience) {
        return members.keySet().stream()
                .filter(id -> contains(connection, audience, id))
                .count();
    }
}

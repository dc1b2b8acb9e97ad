package io.pointbook.notification.profile;

import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.occasion.Occasions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;

/** Levels that the clock alone ended: no message tells them, because the last one said what would follow. */
public final class EndedPeriods {
    /** Members of one batch. */
    static final int AT_ONCE = 500;

    private EndedPeriods() {}

    /**
     * Notes a batch of those who stand on another level since their period ended.
     *
     * @param notedFor periods that ended longer ago are not noted
     * @return how many
     */
    public static int note(Connection connection, Instant now, Duration notedFor) throws SQLException {
        var fallen = new ArrayList<Occasion>();
        try (var select = connection.prepareStatement("""
                select m.member_id, m.tier, m.tier_after_period, m.tier_period_ends from profile.member m
                where m.tier_after_period is distinct from m.tier and m.tier_period_ends > ? and m.tier_period_ends <= ?
                    and not exists (select 1 from occasion o where o.kind = 'TIER_CHANGED'
                        and o.member_id = m.member_id
                        and o.occasion_id = 'period#' || extract(epoch from m.tier_period_ends)::bigint)
                limit ?""")) {
            select.setObject(1, now.minus(notedFor).atOffset(ZoneOffset.UTC));
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            select.setInt(3, AT_ONCE);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var ended = row.getObject(4, OffsetDateTime.class).toInstant();
                    fallen.add(new Occasion(
                            OccasionKind.TIER_CHANGED,
                            row.getString(1),
                            "period#" + ended.getEpochSecond(),
                            ended,
                            Map.of("tier", row.getString(3), "before", row.getString(2), "qualifying", 0L)));
                }
            }
        }
        Occasions.note(connection, fallen, now);
        return fallen.size();
    }
}

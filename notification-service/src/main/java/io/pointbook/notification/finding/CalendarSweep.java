package io.pointbook.notification.finding;

import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.occasion.Occasions;
import io.pointbook.notification.profile.Profiles;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Goes through all members again and again and notes what the calendar brings them. A place in memory is enough: who is
 * looked at twice is noted once.
 */
public final class CalendarSweep {
    /** Members that one transaction looks at. */
    static final int BATCH = 500;

    /** Different numbers of days ahead that campaigns ask for. */
    private static final int MOST_ASKED = 100;

    private final Transactor transactor;
    private final FindingSettings settings;
    private final Supplier<Instant> now;
    private String after = "";

    public CalendarSweep(Transactor transactor, FindingSettings settings, Transactions transactions) {
        this.transactor = transactor;
        this.settings = settings;
        this.now = transactions::now;
    }

    /** One batch; how many members were looked at, and nothing at the end of a round. */
    public synchronized int batch() throws Exception {
        var seen = transactor.run(transaction -> {
            var connection = transaction.connection();
            var members = members(connection, after);
            var calendar = new Calendar(asked(connection));
            var at = now.get();
            var found = new ArrayList<Occasion>();
            for (var memberId : members) {
                var profile = Profiles.find(connection, memberId, at);
                if (profile != null) {
                    found.addAll(calendar.of(profile, at));
                }
            }
            Occasions.note(connection, found, at);
            return members;
        });
        after = seen.size() < BATCH ? "" : seen.getLast();
        return seen.size() < BATCH ? 0 : seen.size();
    }

    private static List<String> members(Connection connection, String after) throws SQLException {
        try (var select = connection.prepareStatement(
                "select member_id from profile.member where member_id > ? order by member_id limit ?")) {
            select.setString(1, after);
            select.setInt(2, BATCH);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    /** The installation's numbers of days, and those that active campaigns wait for. */
    private FindingSettings asked(Connection connection) throws SQLException {
        return new FindingSettings(
                both(settings.pointsDaysAhead(), asked(connection, OccasionKind.POINTS_EXPIRING)),
                both(settings.tierDaysAhead(), asked(connection, OccasionKind.TIER_ABOUT_TO_FALL)),
                both(settings.couponDaysAhead(), asked(connection, OccasionKind.COUPON_EXPIRING)),
                settings.rewardPercent(),
                settings.zone());
    }

    private static List<Integer> both(List<Integer> some, List<Integer> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    private static List<Integer> asked(Connection connection, OccasionKind kind) throws SQLException {
        try (var select = connection.prepareStatement("""
                select distinct (terms #>> '{trigger,parameters,daysAhead}')::int as days from campaign
                where state = 'ACTIVE' and occasion_kind = ?
                and jsonb_typeof(terms #> '{trigger,parameters,daysAhead}') = 'number' order by days limit ?""")) {
            select.setString(1, kind.name());
            select.setInt(2, MOST_ASKED);
            try (var rows = select.executeQuery()) {
                var days = new ArrayList<Integer>();
                while (rows.next()) {
                    days.add(rows.getInt(1));
                }
                return days;
            }
        }
    }
}

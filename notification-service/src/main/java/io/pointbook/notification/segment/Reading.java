package io.pointbook.notification.segment;

import io.pointbook.notification.segment.ContactFacts.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks a condition of the members of a stretch. Only what the condition looks at is read. */
final class Reading {
    private static final int FETCHED_AT_ONCE = 1_000;

    private final SegmentCondition condition;
    private final boolean profiles;
    private final ContactFacts contacts;
    private final List<Fact> projected;
    private final List<Fact> told;
    private final String query;

    /** @param profiles only members who agreed to profiling are asked about */
    Reading(SegmentCondition condition, boolean profiles, ContactFacts contacts, Instant now) {
        this.condition = condition;
        this.profiles = profiles;
        this.contacts = contacts;
        this.projected = condition.facts().stream().filter(Fact::isProjected).toList();
        this.told =
                condition.facts().stream().filter(fact -> !fact.isProjected()).toList();
        this.query = Stream.concat(Stream.of("m.member_id"), projected.stream().map(Fact::sql))
                        .collect(Collectors.joining(", ", "select ", ""))
                        .replace(":now", "timestamptz '" + now + "'")
                + " from profile.member m left join profile.score s on s.member_id = m.member_id where "
                + Stretch.within("m.member_id") + " order by m.member_id";
    }

    /**
     * Who is in.
     *
     * @param examined members that were looked at
     * @param withoutConsent of those, the ones who were not asked about
     */
    record Found(List<String> members, long examined, long withoutConsent) {}

    Found in(Connection connection, Stretch stretch) throws SQLException {
        var toldBy = profiles || !told.isEmpty()
                ? contacts.of(connection, stretch.after(), stretch.until())
                : Map.<String, Told>of();
        var members = new ArrayList<String>();
        long examined = 0;
        long withoutConsent = 0;
        try (var select = connection.prepareStatement(query)) {
            select.setFetchSize(FETCHED_AT_ONCE);
            stretch.set(select, 1);
            try (var row = select.executeQuery()) {
                var values = new HashMap<String, Object>();
                while (row.next()) {
                    examined++;
                    var member = row.getString(1);
                    var about = toldBy.getOrDefault(member, Told.NOTHING);
                    if (profiles && !about.profiling()) {
                        withoutConsent++;
                        continue;
                    }
                    for (int i = 0; i < projected.size(); i++) {
                        values.put(projected.get(i).variable(), projected.get(i).from(row, i + 2));
                    }
                    told.forEach(fact -> values.put(fact.variable(), fact.from(about)));
                    if (condition.holds(values)) {
                        members.add(member);
                    }
                }
            }
        }
        return new Found(members, examined, withoutConsent);
    }
}

package io.pointbook.ledger.memberevent;

import io.pointbook.ledger.memberevent.MemberEvent.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Members and teams that the events of one transaction name: one query of each kind, before any lock is taken. */
final class MemberLookup {
    private final Connection connection;
    private final Map<String, String> byCard = new HashMap<>();
    private final Set<String> byId = new TreeSet<>();
    private final Map<String, TreeSet<String>> teams = new HashMap<>();

    MemberLookup(Connection connection) {
        this.connection = connection;
    }

    void find(List<MemberEvent> events) throws SQLException {
        var cards = new TreeSet<String>();
        var ids = new TreeSet<String>();
        for (MemberEvent event : events) {
            note(event.member(), cards, ids);
            note(event.referredBy(), cards, ids);
            if (event.team() != null) {
                teams.put(event.team(), new TreeSet<>());
            }
        }
        pairs("select card_hash, member_id from card where card_hash = any(?)", cards, byCard::put);
        pairs("select member_id, member_id from member where member_id = any(?)", ids, (id, _) -> byId.add(id));
        pairs(
                "select team, member_id from team_member where team = any(?)",
                teams.keySet(),
                (team, member) -> Objects.requireNonNull(teams.get(team)).add(member));
    }

    private static void note(@Nullable Person person, Set<String> cards, Set<String> ids) {
        if (person != null && person.cardHash() != null) {
            cards.add(person.cardHash());
        } else if (person != null && person.memberId() != null) {
            ids.add(person.memberId());
        }
    }

    /** Everybody whose account may be told something. */
    Set<String> all() {
        var all = new TreeSet<>(byId);
        all.addAll(byCard.values());
        teams.values().forEach(all::addAll);
        return all;
    }

    /** Absent where nobody is known by this id or card. */
    @Nullable
    String member(Person person) {
        if (person.cardHash() != null) {
            return byCard.get(person.cardHash());
        }
        return person.memberId() != null && byId.contains(person.memberId()) ? person.memberId() : null;
    }

    /** Who is in the team, in order, as the events before have left it. */
    Set<String> team(String team) {
        return new TreeSet<>(teams.getOrDefault(team, new TreeSet<>()));
    }

    /** An event before the next one has changed a team. */
    void belongs(String member, String team, boolean joins) {
        var members = teams.computeIfAbsent(team, _ -> new TreeSet<>());
        if (joins) {
            members.add(member);
        } else {
            members.remove(member);
        }
    }

    /** What is done with a pair. */
    private interface Pair {
        void take(String key, String value);
    }

    private void pairs(String sql, Collection<String> keys, Pair found) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", keys.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.take(rows.getString(1), rows.getString(2));
                }
            }
        }
    }
}

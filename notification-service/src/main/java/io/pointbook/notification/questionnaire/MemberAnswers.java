package io.pointbook.notification.questionnaire;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pointbook.notification.contact.Answered;
import io.pointbook.notification.contact.Forgets;
import io.pointbook.notification.contact.KeepsAnswers;
import io.pointbook.notification.contact.SubjectKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What members answered last; sealed, with the key of each of them. */
public final class MemberAnswers implements KeepsAnswers, Forgets {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    /** Rows that are read at once. */
    private static final int FETCHED = 1_000;

    private final SubjectKeys keys;

    public MemberAnswers(SubjectKeys keys) {
        this.keys = keys;
    }

    /** As it is sealed. */
    private record Sealed(String source, String actor, Map<String, Object> answers) {}

    /** Takes the place of what he said before that time; what is not later than what is there changes nothing. */
    void save(Connection connection, String memberId, Answered answered) throws SQLException {
        keys.hold(connection, memberId);
        try (var upsert = connection.prepareStatement("""
                insert into answer as a (member_id, questionnaire_id, version, at, sealed) values (?, ?, ?, ?, ?)
                on conflict (member_id, questionnaire_id) do update set version = excluded.version, at = excluded.at,
                    sealed = excluded.sealed where excluded.at > a.at""")) {
            upsert.setString(1, memberId);
            upsert.setString(2, answered.questionnaireId());
            upsert.setInt(3, answered.version());
            upsert.setObject(4, answered.at().atOffset(ZoneOffset.UTC));
            upsert.setBytes(5, keys.seal(connection, memberId, bytes(answered)));
            upsert.executeUpdate();
        }
    }

    @Override
    public List<Answered> of(Connection connection, String memberId) throws SQLException {
        try (var select = connection.prepareStatement("""
                select questionnaire_id, version, at, a.sealed, k.sealed from answer a join subject_key k using (member_id)
                where member_id = ? order by questionnaire_id""")) {
            select.setString(1, memberId);
            try (var row = select.executeQuery()) {
                var found = new ArrayList<Answered>();
                while (row.next()) {
                    var told = read(keys.open(memberId, row.getBytes(5), row.getBytes(4)));
                    found.add(new Answered(
                            row.getString(1),
                            row.getInt(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            told.source(),
                            told.actor(),
                            told.answers()));
                }
                return found;
            }
        }
    }

    /**
     * What the members with ids after the one and up to the other answered, by id; the answers by questionnaire and
     * question, as in {@code household.kids}.
     *
     * @param until absent: to the end
     */
    public Map<String, Map<String, Object>> between(Connection connection, String after, @Nullable String until)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select member_id, questionnaire_id, a.sealed, k.sealed from answer a join subject_key k using (member_id)
                where member_id > ? and (?::text is null or member_id <= ?)""")) {
            select.setString(1, after);
            select.setString(2, until);
            select.setString(3, until);
            select.setFetchSize(FETCHED);
            try (var row = select.executeQuery()) {
                Map<String, Map<String, Object>> found = new HashMap<>();
                while (row.next()) {
                    var memberId = row.getString(1);
                    var prefix = row.getString(2) + ".";
                    var his = found.computeIfAbsent(memberId, _ -> new HashMap<>());
                    read(keys.open(memberId, row.getBytes(4), row.getBytes(3)))
                            .answers()
                            .forEach((question, value) -> his.put(prefix + question, value));
                }
                return found;
            }
        }
    }

    @Override
    public void forget(Connection connection, String memberId) throws SQLException {
        try (var delete = connection.prepareStatement("delete from answer where member_id = ?")) {
            delete.setString(1, memberId);
            delete.executeUpdate();
        }
    }

    private static Sealed read(byte[] plain) {
        try {
            return JSON.readValue(plain, Sealed.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException("answers of ours cannot be read", impossible);
        }
    }

    private static byte[] bytes(Answered answered) {
        try {
            return JSON.writeValueAsBytes(new Sealed(answered.source(), answered.actor(), answered.answers()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

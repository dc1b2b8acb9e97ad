package io.pointbook.notification.segment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What members told about themselves, as far as conditions may look at it. */
public interface ContactFacts {
    /** Nobody told anything, and nobody agreed to profiling. */
    ContactFacts NOBODY = (_, _, _) -> Map.of();

    /**
     * Of the members with ids after the one and up to the other.
     *
     * @param until absent: to the end
     */
    Map<String, Told> of(Connection connection, String after, @Nullable String until) throws SQLException;

    /**
     * What one member told.
     *
     * @param attributes texts, whole numbers, truths, by name
     * @param answers to questionnaires, by questionnaire and question as in {@code household.kids}
     * @param profiling he agreed to profiling
     */
    record Told(
            String language,
            String zone,
            @Nullable Integer birthYear,
            Map<String, Object> attributes,
            Map<String, Object> answers,
            boolean profiling) {
        static final Told NOTHING = new Told("", "", null, Map.of(), Map.of(), false);
    }
}

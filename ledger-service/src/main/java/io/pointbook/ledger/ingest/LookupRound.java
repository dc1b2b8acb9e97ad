package io.pointbook.ledger.ingest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Several questions in one round trip: on a busy machine the way to the database costs more than the answers. */
final class LookupRound {
    private final Connection connection;
    private final List<Question> questions = new ArrayList<>();

    LookupRound(Connection connection) {
        this.connection = connection;
    }

    /** Takes one row of an answer. */
    @FunctionalInterface
    interface OfRow {
        void take(ResultSet row) throws SQLException;
    }

    /** @param keys for each {@code any(?)} in its turn */
    private record Question(String sql, List<Collection<String>> keys, OfRow ofRow) {}

    /** To be asked with the others. */
    void ask(String sql, List<Collection<String>> keys, OfRow ofRow) {
        questions.add(new Question(sql, keys, ofRow));
    }

    /** Asks all of them. */
    void run() {
        var sql = questions.stream().map(Question::sql).collect(Collectors.joining("; "));
        try (var query = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Question question : questions) {
                for (Collection<String> keys : question.keys()) {
                    query.setArray(parameter, connection.createArrayOf("text", keys.toArray()));
                    parameter++;
                }
            }
            query.execute();
            for (Question question : questions) {
                try (var rows = query.getResultSet()) {
                    while (rows.next()) {
                        question.ofRow().take(rows);
                    }
                }
                query.getMoreResults();
            }
        } catch (SQLException failure) {
            throw new Lookups.LookupFailed(failure);
        }
    }
}

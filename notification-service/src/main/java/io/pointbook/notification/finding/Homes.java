package io.pointbook.notification.finding;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where members say that they live. */
public interface Homes {
    /** Nothing: he did not say. */
    @Nullable
    Home of(Connection connection, String memberId) throws SQLException;

    /**
     * As the member wrote it.
     *
     * @param country ISO 3166-1, two letters
     */
    record Home(String country, String postcode) {
        /** Says nothing of it: it stands in logs. */
        @Override
        public String toString() {
            return "Home";
        }
    }
}

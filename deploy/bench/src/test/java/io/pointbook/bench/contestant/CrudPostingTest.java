package io.pointbook.bench.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.testkit.Database;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrudPostingTest {
    private static final String NAME = "crud_posting_test";

    private CrudPosting posting;

    @BeforeEach
    void an_empty_database() throws SQLException {
        Database.shared().newDatabase(NAME);
        try (var connection = Database.shared().connect(NAME);
                var statement = connection.createStatement()) {
            statement.execute(CrudPosting.TABLES);
        }
        posting = new CrudPosting(Database.shared().connect(NAME));
    }

    @Test
    void a_receipt_counts_once_and_adds_to_the_balance_of_its_card() throws Exception {
        posting.post(receipt(1, 1_050));
        posting.post(receipt(2, 399));
        posting.post(receipt(1, 1_050));
        posting.close();

        assertThat(number("select count(*) from crud_receipt")).isEqualTo(2);
        assertThat(number("select points from crud_balance where card = '2981'"))
                .isEqualTo(13);
    }

    private static byte[] receipt(int sequence, int net) {
        return """
                {"storeId":"S1","workstationId":"1","businessDay":"2026-03-02","sequenceNumber":%d,"type":"SALE",
                 "endedAt":"2026-03-02T10:00:00+01:00","currency":"PLN","card":{"number":"2981"},"lines":[
                 {"lineNumber":1,"kind":"SALE","quantity":"1","net":%d},
                 {"lineNumber":2,"kind":"DEPOSIT","quantity":"1","net":500}]}""".formatted(sequence, net).getBytes(StandardCharsets.UTF_8);
    }

    private static long number(String sql) throws SQLException {
        try (var connection = Database.shared().connect(NAME);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

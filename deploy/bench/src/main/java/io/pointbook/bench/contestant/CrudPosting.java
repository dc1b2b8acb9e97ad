package io.pointbook.bench.contestant;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/** The plain rival's transaction: a receipt that counts once, and the balance of its card. */
final class CrudPosting implements AutoCloseable {
    static final String TABLES = """
            create table crud_receipt (
                receipt_id text collate "C" primary key,
                card       text        not null,
                points     bigint      not null,
                ended_at   timestamptz not null,
                posted_at  timestamptz not null default now()
            );
            create table crud_balance (
                card   text collate "C" primary key,
                points bigint not null
            ) with (fillfactor = 80)""";
    private static final String RECEIPT = """
            insert into crud_receipt (receipt_id, card, points, ended_at) values (?, ?, ?, ?)
            on conflict do nothing""";
    private static final String BALANCE = """
            insert into crud_balance (card, points) values (?, ?)
            on conflict (card) do update set points = crud_balance.points + excluded.points""";

    private final Connection connection;
    private final PreparedStatement receipt;
    private final PreparedStatement balance;

    CrudPosting(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        receipt = connection.prepareStatement(RECEIPT);
        balance = connection.prepareStatement(BALANCE);
    }

    /** Posts one receipt and commits; a repeated one changes nothing. */
    void post(byte[] json) throws SQLException, IOException {
        TillSale sale = TillSale.read(json);
        receipt.setString(1, sale.receiptId());
        receipt.setString(2, sale.card());
        receipt.setLong(3, sale.points());
        receipt.setTimestamp(4, Timestamp.from(sale.endedAt()));
        if (receipt.executeUpdate() == 1) {
            balance.setString(1, sale.card());
            balance.setLong(2, sale.points());
            balance.executeUpdate();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

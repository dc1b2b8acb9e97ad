package io.pointbook.notification.segment;

import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lists of members that somebody else made, for conditions to look at. */
public final class MemberLists {
    /** Members that one file can have. */
    static final int MOST_ROWS = 100_000;

    private static final String COLUMN = "memberId";

    private final Transactions transactions;

    public MemberLists(Transactions transactions) {
        this.transactions = transactions;
    }

    /** How many are on a list. */
    @Schema(
            name = "MemberList",
            requiredProperties = {"listId", "members"})
    record Answer(String listId, long members) {}

    /** Makes those of the file the members of the list, or adds them to it. */
    Answer put(String listId, @Nullable InputStream file, boolean add) throws Exception {
        var id = Requests.id(listId, "listId");
        var members = Csv.read(file, List.of(COLUMN), MOST_ROWS).stream()
                .map(row -> member(row))
                .toArray();
        return transactions.write(transaction -> {
            if (!add) {
                delete(transaction.connection(), id);
            }
            insert(transaction.connection(), id, members);
            return new Answer(id, count(transaction.connection(), id));
        });
    }

    private static String member(Csv.Row row) {
        var member = row.given(COLUMN);
        if (member.length() > Segments.LONGEST_MEMBER_ID) {
            throw row.invalid("'" + COLUMN + "' is longer than " + Segments.LONGEST_MEMBER_ID + " characters");
        }
        return member;
    }

    Answer list(String listId) throws Exception {
        return transactions.read(transaction -> new Answer(listId, count(transaction.connection(), listId)));
    }

    private static void delete(Connection connection, String listId) throws SQLException {
        try (var delete = connection.prepareStatement("delete from member_list where list_id = ?")) {
            delete.setString(1, listId);
            delete.executeUpdate();
        }
    }

    private static void insert(Connection connection, String listId, Object[] members) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into member_list (list_id, member_id) select ?, member from unnest(?) as member
                on conflict do nothing""")) {
            insert.setString(1, listId);
            insert.setArray(2, connection.createArrayOf("text", members));
            insert.executeUpdate();
        }
    }

    private static long count(Connection connection, String listId) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from member_list where list_id = ?")) {
            select.setString(1, listId);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

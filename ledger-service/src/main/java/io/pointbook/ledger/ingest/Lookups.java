package io.pointbook.ledger.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds whom a batch is about: one query of each kind, whatever the size of the batch. */
final class Lookups {
    private static final String SERIALIZATION_FAILURE = "40001";

    private static final String WAITING = "select original, event_id, number, unmatched from waiting"
            + " where original = any(?) or event_id = any(?) order by event_id, number";
    private static final String REFERRERS = "select friend_id, referrer_id from referral where friend_id ";
    private static final String HOUSEHOLDS =
            "select member_id, household_id, joined_at, left_at from household_member where member_id ";
    private static final String OF_CARDS = "in (select member_id from card where card_hash = any(?))";

    private final Connection connection;

    Lookups(Connection connection) {
        this.connection = connection;
    }

    /** A row of the table {@code waiting}; both ids are identities of receipts. */
    record WaitingRow(String original, String receipt, int number, boolean unmatched) {}

    /**
     * Of cards, and of whom they belong to.
     *
     * @param memberByCard by keyed hash of the card; unseen cards are absent
     * @param memberByHold unknown holds are absent
     * @param referrerByFriend of the cards' members
     * @param households where the cards' members belong and belonged
     */
    record Named(
            List<WaitingRow> waiting,
            Map<String, String> memberByCard,
            Map<String, String> memberByHold,
            Map<String, String> referrerByFriend,
            Households households) {
        /** Of nothing. */
        static Named nothing() {
            return new Named(new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new Households());
        }
    }

    /** All that can be asked of receipts by what stands on them, in one round trip. */
    Named named(
            Collection<String> originals,
            Collection<String> waiters,
            Collection<String> cards,
            Collection<String> holds) {
        var named = Named.nothing();
        var round = new LookupRound(connection);
        round.ask(WAITING, List.of(originals, waiters), row -> named.waiting().add(row(row)));
        if (!cards.isEmpty()) {
            round.ask(
                    "select card_hash, member_id from card where card_hash = any(?)",
                    List.of(cards),
                    row -> named.memberByCard().put(row.getString(1), row.getString(2)));
            round.ask(REFERRERS + OF_CARDS, List.of(cards), row -> named.referrerByFriend()
                    .put(row.getString(1), row.getString(2)));
            round.ask(HOUSEHOLDS + OF_CARDS, List.of(cards), row -> add(row, named.households()));
        }
        if (!holds.isEmpty()) {
            round.ask(
                    "select hold_id, member_id from hold where hold_id = any(?)",
                    List.of(holds),
                    row -> named.memberByHold().put(row.getString(1), row.getString(2)));
        }
        round.run();
        return named;
    }

    /** Coupons by code; unknown codes are absent. What is read here never changes. */
    Map<String, String> couponsByCode(Collection<String> codes) {
        return pairs("select code, coupon_id from coupon where code = any(?)", codes);
    }

    /** Ids of coupons that rules gave with these receipts, by receipt; receipts without any are absent. */
    Map<String, List<String>> couponsIssuedBy(Collection<String> receipts) {
        var issued = new HashMap<String, List<String>>();
        if (receipts.isEmpty()) {
            return issued;
        }
        // their ids begin with the receipt's event id and a slash, and '0' is the next character after it
        try (var query = connection.prepareStatement("""
                select receipt.id, coupon_id from unnest(?) as receipt(id)
                join coupon on coupon_id >= receipt.id || '/' and coupon_id < receipt.id || '0'""")) {
            query.setArray(1, connection.createArrayOf("text", receipts.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    issued.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        } catch (SQLException failure) {
            throw new LookupFailed(failure);
        }
        return issued;
    }

    /** Referrers by the members whom they have referred; all others are absent. */
    Map<String, String> referrers(Collection<String> memberIds) {
        return pairs(REFERRERS + "= any(?)", memberIds);
    }

    private static void add(ResultSet row, Households households) throws SQLException {
        var left = row.getTimestamp(4);
        households.add(
                row.getString(1),
                new Households.Stay(
                        row.getString(2), row.getTimestamp(3).toInstant(), left == null ? null : left.toInstant()));
    }

    /** Rows not listed as unmatched yet that have waited since before a time, the oldest first. */
    List<WaitingRow> overdue(Instant before, int most) {
        var rows = new ArrayList<WaitingRow>();
        try (var query = connection.prepareStatement("""
                select original, event_id, number, unmatched from waiting
                where since < ? and not unmatched order by since, event_id, number limit ?""")) {
            query.setTimestamp(1, Timestamp.from(before));
            query.setInt(2, most);
            try (var result = query.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        } catch (SQLException failure) {
            throw new LookupFailed(failure);
        }
        return rows;
    }

    private static WaitingRow row(ResultSet result) throws SQLException {
        return new WaitingRow(result.getString(1), result.getString(2), result.getInt(3), result.getBoolean(4));
    }

    private Map<String, String> pairs(String sql, Collection<String> keys) {
        var found = new HashMap<String, String>();
        if (keys.isEmpty()) {
            return found;
        }
        try (var query = connection.prepareStatement(sql)) {
            bind(query, 1, keys);
            try (var result = query.executeQuery()) {
                while (result.next()) {
                    found.put(result.getString(1), result.getString(2));
                }
            }
        } catch (SQLException failure) {
            throw new LookupFailed(failure);
        }
        return found;
    }

    private void bind(PreparedStatement query, int parameter, Collection<String> keys) throws SQLException {
        query.setArray(parameter, connection.createArrayOf("text", keys.toArray()));
    }

    /** What was looked up has changed before the locks were there: the whole batch looks again. */
    static LookupFailed overtaken(String what) {
        return new LookupFailed(new SQLException(what, SERIALIZATION_FAILURE));
    }

    /** The database did not answer; its SQLState, in the cause, says whether trying again helps. */
    static final class LookupFailed extends RuntimeException {
        LookupFailed(SQLException cause) {
            super(cause);
        }
    }
}

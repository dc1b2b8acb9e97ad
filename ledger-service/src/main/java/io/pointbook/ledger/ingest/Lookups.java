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

    private final Connection connection;

    Lookups(Connection connection) {
        this.connection = connection;
    }

    /** A row of the table {@code waiting}; both ids are identities of receipts. */
    record WaitingRow(String original, String receipt, int number, boolean unmatched) {}

    /** Member by keyed hash of the card; unseen cards are absent. */
    Map<String, String> membersByCard(Collection<String> hashes) {
        return pairs("select card_hash, member_id from card where card_hash = any(?)", hashes);
    }

    /** Member by hold; unknown holds are absent. */
    Map<String, String> membersByHold(Collection<String> holdIds) {
        return pairs("select hold_id, member_id from hold where hold_id = any(?)", holdIds);
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
        return pairs("select friend_id, referrer_id from referral where friend_id = any(?)", memberIds);
    }

    /** Where members belong and belonged; those who never joined a household are absent. */
    Households households(Collection<String> memberIds) {
        var households = new Households();
        if (memberIds.isEmpty()) {
            return households;
        }
        try (var query = connection.prepareStatement(
                "select member_id, household_id, joined_at, left_at from household_member where member_id = any(?)")) {
            bind(query, 1, memberIds);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var left = rows.getTimestamp(4);
                    households.add(
                            rows.getString(1),
                            new Households.Stay(
                                    rows.getString(2),
                                    rows.getTimestamp(3).toInstant(),
                                    left == null ? null : left.toInstant()));
                }
            }
        } catch (SQLException failure) {
            throw new LookupFailed(failure);
        }
        return households;
    }

    /** Rows that wait for one of these receipts, or in which one of the others waits itself. */
    List<WaitingRow> waiting(Collection<String> originals, Collection<String> waiters) {
        var rows = new ArrayList<WaitingRow>();
        try (var query = connection.prepareStatement(
                "select original, event_id, number, unmatched from waiting where original = any(?)"
                        + (waiters.isEmpty() ? "" : " or event_id = any(?)")
                        + " order by event_id, number")) {
            bind(query, 1, originals);
            if (!waiters.isEmpty()) {
                bind(query, 2, waiters);
            }
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

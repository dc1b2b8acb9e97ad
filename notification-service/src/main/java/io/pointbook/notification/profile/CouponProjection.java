package io.pointbook.notification.profile;

import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.CouponKind;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which coupons members have, and what became of them. */
public final class CouponProjection implements Projection<CouponChanged> {
    private static final String OPEN = "OPEN";
    private static final String RESERVED = "RESERVED";
    private static final String USED = "USED";
    private static final String OVER = "OVER";

    @Override
    public List<Occasion> take(OpenTransaction transaction, List<Heard<CouponChanged>> heard) throws SQLException {
        var known = sequences(
                transaction.connection(),
                heard.stream().map(one -> one.message().couponId()).distinct().toArray());
        var fresh = new TreeMap<String, List<CouponChanged>>();
        var occasions = new ArrayList<Occasion>();
        for (var one : heard) {
            var message = one.message();
            if (message.sequence() > known.getOrDefault(message.couponId(), -1L)) {
                known.put(message.couponId(), message.sequence());
                fresh.computeIfAbsent(message.couponId(), _ -> new ArrayList<>())
                        .add(message);
                if (one.notes() && isSurprise(message)) {
                    occasions.add(won(message));
                }
            }
        }
        transaction.writeRows(connection -> write(connection, fresh.values()));
        return occasions;
    }

    private static boolean isSurprise(CouponChanged message) {
        return message.memberId() != null
                && message.kind() == CouponKind.ISSUED
                && message.terms() != null
                && Boolean.TRUE.equals(message.terms().drawn());
    }

    private static Occasion won(CouponChanged message) {
        var terms = Objects.requireNonNull(message.terms());
        var facts = new TreeMap<String, Object>();
        facts.put("couponId", message.couponId());
        facts.put("code", message.code());
        facts.put("benefit", terms.benefit().kind());
        putIfThere(facts, "itemId", terms.benefit().itemId());
        putIfThere(facts, "category", terms.benefit().category());
        putIfThere(
                facts,
                "validUntil",
                terms.validUntil() == null ? null : terms.validUntil().toString());
        return new Occasion(
                OccasionKind.SURPRISE_WON,
                Objects.requireNonNull(message.memberId()),
                message.eventId(),
                message.businessTime(),
                facts);
    }

    private static void putIfThere(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static Map<String, Long> sequences(Connection connection, Object[] coupons) throws SQLException {
        try (var select =
                connection.prepareStatement("select coupon_id, sequence from coupon where coupon_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("text", coupons));
            try (var row = select.executeQuery()) {
                var sequences = new HashMap<String, Long>();
                while (row.next()) {
                    sequences.put(row.getString(1), row.getLong(2));
                }
                return sequences;
            }
        }
    }

    private static void write(Connection connection, Collection<List<CouponChanged>> fresh) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into coupon (coupon_id, member_id, sequence, state, code, benefit, item_id, category, source,
                    valid_from, valid_until, used_by, used_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (coupon_id) do update
                set sequence = excluded.sequence, state = coalesce(?, coupon.state),
                    benefit = coalesce(excluded.benefit, coupon.benefit),
                    item_id = coalesce(excluded.item_id, coupon.item_id),
                    category = coalesce(excluded.category, coupon.category),
                    source = coalesce(excluded.source, coupon.source),
                    valid_from = coalesce(excluded.valid_from, coupon.valid_from),
                    valid_until = coalesce(excluded.valid_until, coupon.valid_until),
                    used_by = case when ? then excluded.used_by else coupon.used_by end,
                    used_at = case when ? then excluded.used_at else coupon.used_at end""")) {
            for (var messages : fresh) {
                for (var message : messages) {
                    fill(upsert, message);
                    upsert.addBatch();
                }
            }
            upsert.executeBatch();
        }
    }

    private static void fill(PreparedStatement upsert, CouponChanged message) throws SQLException {
        var terms = message.terms();
        var benefit = terms == null ? null : terms.benefit();
        var state = state(message.kind());
        boolean used = message.kind() == CouponKind.REDEEMED;
        upsert.setString(1, message.couponId());
        upsert.setString(2, message.memberId());
        upsert.setLong(3, message.sequence());
        upsert.setString(4, state == null ? OPEN : state);
        upsert.setString(5, message.code());
        upsert.setString(6, benefit == null ? null : benefit.kind());
        upsert.setString(7, benefit == null ? null : benefit.itemId());
        upsert.setString(8, benefit == null ? null : benefit.category());
        upsert.setString(9, terms == null ? null : terms.source());
        upsert.setObject(10, terms == null ? null : PurchaseRows.utc(terms.validFrom()));
        upsert.setObject(11, terms == null ? null : PurchaseRows.utc(terms.validUntil()));
        upsert.setString(12, used ? message.usedBy() : null);
        upsert.setObject(13, used ? PurchaseRows.utc(message.businessTime()) : null);
        upsert.setString(14, state);
        boolean touchesUse = used || message.kind() == CouponKind.VOIDED;
        upsert.setBoolean(15, touchesUse);
        upsert.setBoolean(16, touchesUse);
    }

    /** Nothing where it changes nothing about it. */
    private static @Nullable String state(CouponKind kind) {
        return switch (kind) {
            case ISSUED, RELEASED, LAPSED, VOIDED -> OPEN;
            case RESERVED -> RESERVED;
            case REDEEMED -> USED;
            case EXPIRED, WITHDRAWN -> OVER;
            case CONFIRMED, REUSED, OTHER -> null;
        };
    }
}

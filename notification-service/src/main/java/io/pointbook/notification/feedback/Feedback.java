package io.pointbook.notification.feedback;

import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.CouponKind;
import io.pointbook.contract.ledger.PurchaseKind;
import io.pointbook.contract.ledger.PurchaseRecorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** Notes what members do after a message. The same again, or in another order, changes nothing. */
public final class Feedback {
    private Feedback() {}

    /** A coupon was used, or its use was taken back; nothing where it is not of a campaign. */
    public static void coupon(Connection connection, CouponChanged coupon) throws SQLException {
        if (coupon.kind() == CouponKind.REDEEMED) {
            try (var update = connection.prepareStatement(
                    "update participation set coupon_used_at = ? where coupon_id = ? and coupon_used_at is null")) {
                update.setObject(1, coupon.businessTime().atOffset(ZoneOffset.UTC));
                update.setString(2, coupon.couponId());
                update.executeUpdate();
            }
        } else if (coupon.kind() == CouponKind.VOIDED) {
            try (var update =
                    connection.prepareStatement("update participation set coupon_used_at = null where coupon_id = ?")) {
                update.setString(1, coupon.couponId());
                update.executeUpdate();
            }
        }
    }

    /** A purchase counts for each campaign that spoke to the member, or held him out, within its days before it. */
    public static void purchase(Connection connection, PurchaseRecorded purchase) throws SQLException {
        if (purchase.voids() != null) {
            forget(connection, purchase.memberId(), purchase.voids());
        } else if (purchase.kind() == PurchaseKind.RECEIPT) {
            count(connection, purchase);
        }
    }

    private static void count(Connection connection, PurchaseRecorded purchase) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into campaign_purchase (campaign_id, member_id, receipt, arm, at, net, currency)
                select distinct on (campaign_id) campaign_id, member_id, ?, arm, ?, ?, ?
                from participation join campaign using (campaign_id)
                where member_id = ? and participation.state in ('PLANNED', 'HELD_OUT') and at <= ?
                and ? < at + make_interval(days => (campaign.terms ->> 'responseDays')::int)
                order by campaign_id, at desc on conflict do nothing""")) {
            var at = purchase.businessTime().atOffset(ZoneOffset.UTC);
            insert.setString(1, purchase.receipt());
            insert.setObject(2, at);
            insert.setLong(
                    3,
                    purchase.lines().stream()
                            .mapToLong(PurchaseRecorded.Line::net)
                            .sum());
            insert.setString(4, purchase.currency());
            insert.setString(5, purchase.memberId());
            insert.setObject(6, at);
            insert.setObject(7, at);
            insert.executeUpdate();
        }
    }

    private static void forget(Connection connection, String memberId, String receipt) throws SQLException {
        try (var delete =
                connection.prepareStatement("delete from campaign_purchase where member_id = ? and receipt = ?")) {
            delete.setString(1, memberId);
            delete.setString(2, receipt);
            delete.executeUpdate();
        }
    }
}

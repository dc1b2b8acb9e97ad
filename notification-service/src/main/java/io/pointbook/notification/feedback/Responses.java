package io.pointbook.notification.feedback;

import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.notification.feedback.ResponseAnswer.Arm;
import io.pointbook.runtime.http.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how members answered. */
public final class Responses {
    private static final String HOLDOUT = "holdout";
    private static final int THOUSAND = 1_000;

    private static final String ARMS = """
            with members as (
                select arm, member_id, sum(messages) as messages, bool_or(coupon_used_at is not null) as used
                from participation where campaign_id = ? and state in ('PLANNED', 'HELD_OUT') group by arm, member_id
            ), clicks as (
                select member_id, sum(clicks) as clicks from short_link where campaign_id = ? group by member_id
            ), bought as (
                select member_id, count(*) as purchases, sum(net) as spend, max(currency) as currency
                from campaign_purchase where campaign_id = ? group by member_id
            )
            select arm, count(*), sum(messages), count(*) filter (where clicks > 0), coalesce(sum(clicks), 0),
                count(*) filter (where used), count(purchases), coalesce(sum(purchases), 0), coalesce(sum(spend), 0),
                max(currency)
            from members left join clicks using (member_id) left join bought using (member_id)
            group by arm order by arm""";

    private final Transactions transactions;

    public Responses(Transactions transactions) {
        this.transactions = transactions;
    }

    /** By arm, against those who were held out. */
    public ResponseAnswer of(String campaignId) throws Exception {
        return transactions.read(transaction -> {
            var connection = transaction.connection();
            int days = responseDays(connection, campaignId);
            var arms = arms(connection, campaignId);
            var heldOut = heldOut(arms);
            return new ResponseAnswer(
                    campaignId,
                    days,
                    heldOut == null
                            ? arms
                            : arms.stream()
                                    .map(arm ->
                                            arm.arm().equals(HOLDOUT) ? arm : arm.against(heldOut.buyersPerThousand()))
                                    .toList());
        });
    }

    private static @Nullable Arm heldOut(List<Arm> arms) {
        return arms.stream()
                .filter(arm -> arm.arm().equals(HOLDOUT))
                .findFirst()
                .orElse(null);
    }

    private static int responseDays(Connection connection, String campaignId) throws SQLException {
        try (var select = connection.prepareStatement(
                "select (terms ->> 'responseDays')::int from campaign where campaign_id = ?")) {
            select.setString(1, campaignId);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw NotificationProblem.UNKNOWN_CAMPAIGN.because("No campaign has this campaignId.", Map.of());
                }
                return rows.getInt(1);
            }
        }
    }

    private static List<Arm> arms(Connection connection, String campaignId) throws SQLException {
        try (var select = connection.prepareStatement(ARMS)) {
            select.setString(1, campaignId);
            select.setString(2, campaignId);
            select.setString(3, campaignId);
            try (var rows = select.executeQuery()) {
                var arms = new ArrayList<Arm>();
                while (rows.next()) {
                    long members = rows.getLong(2);
                    long buyers = rows.getLong(7);
                    arms.add(new Arm(
                            rows.getString(1),
                            members,
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getLong(5),
                            rows.getLong(6),
                            buyers,
                            rows.getLong(8),
                            rows.getLong(9),
                            rows.getString(10),
                            buyers * THOUSAND / members,
                            null));
                }
                return arms;
            }
        }
    }
}

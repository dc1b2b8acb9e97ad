package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Trigger;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.occasion.OccasionStream;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Lets campaigns that follow occasions speak: each reads those of its kind in order, and its place moves with its plans. */
public final class OccasionPlanner {
    /** Occasions that one transaction takes for one campaign. */
    static final int BATCH = 200;

    /** Campaigns that follow occasions at a time. */
    static final int MOST_CAMPAIGNS = 500;

    private final Transactor transactor;
    private final CampaignParts parts;
    private final Supplier<Instant> now;

    public OccasionPlanner(Transactor transactor, CampaignParts parts, Transactions transactions) {
        this.transactor = transactor;
        this.parts = parts;
        this.now = transactions::now;
    }

    /** One batch for each campaign; how many occasions were read. */
    public int batch() throws Exception {
        int read = 0;
        for (var campaignId : active()) {
            read += transactor.<Integer>run(transaction -> batch(transaction.connection(), campaignId));
        }
        return read;
    }

    private List<String> active() throws Exception {
        return transactor.readOnly(transaction -> {
            try (var select = transaction
                    .connection()
                    .prepareStatement("select campaign_id from campaign"
                            + " where state = 'ACTIVE' and occasion_kind is not null order by campaign_id limit ?")) {
                select.setInt(1, MOST_CAMPAIGNS);
                try (var rows = select.executeQuery()) {
                    var found = new ArrayList<String>();
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                    return found;
                }
            }
        });
    }

    private int batch(Connection connection, String campaignId) throws SQLException {
        var campaign = CampaignRows.lock(connection, campaignId);
        if (campaign == null
                || campaign.state() != CampaignState.ACTIVE
                || campaign.terms().trigger().occasion() == null) {
            return 0;
        }
        var place = CampaignProgress.find(connection, campaignId);
        var found = OccasionStream.after(connection, campaign.terms().trigger().occasion(), place, BATCH);
        if (found.isEmpty()) {
            return 0;
        }
        var at = now.get();
        if (!parts.members().isAsWritten(connection, campaign.terms().audience())) {
            CampaignStates.move(connection, campaign, CampaignState.PAUSED, at);
            return 0;
        }
        var planning = new Planning(connection, campaign, parts, at);
        for (var next : found) {
            if (concerns(connection, campaign, next.occasion())) {
                planning.plan(next.occasion().memberId(), next.occasion().occasionId(), next.occasion());
            }
        }
        planning.finish();
        CampaignProgress.move(connection, campaignId, found.getLast().place());
        return found.size();
    }

    private boolean concerns(Connection connection, Campaign campaign, Occasion occasion) throws SQLException {
        return matches(campaign.terms().trigger(), occasion)
                && parts.members().contains(connection, campaign.terms().audience(), occasion.memberId());
    }

    /** A word must be the same, and so must the days ahead; of any other number it must be at least so much. */
    static boolean matches(Trigger trigger, Occasion occasion) {
        return trigger.parameters().entrySet().stream().allMatch(wanted -> holds(wanted, occasion.facts()));
    }

    private static boolean holds(Map.Entry<String, Object> wanted, Map<String, Object> facts) {
        var fact = facts.get(wanted.getKey());
        if (wanted.getValue() instanceof Number least && fact instanceof Number number) {
            return wanted.getKey().equals(OccasionKind.DAYS_AHEAD)
                    ? number.longValue() == least.longValue()
                    : number.longValue() >= least.longValue();
        }
        return Objects.equals(wanted.getValue(), fact);
    }
}

package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.TriggerKind;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets campaigns with a time go through their audience, batch by batch. How far a run has come is written in the
 * transaction of the batch, so that after a crash it goes on there.
 */
public final class RunPlanner {
    /** Members that one transaction takes. */
    static final int BATCH = 200;

    /** Campaigns that one round looks at. */
    static final int MOST_CAMPAIGNS = 500;

    private final Transactor transactor;
    private final CampaignParts parts;
    private final Supplier<Instant> now;

    public RunPlanner(Transactor transactor, CampaignParts parts, Transactions transactions) {
        this.transactor = transactor;
        this.parts = parts;
        this.now = transactions::now;
    }

    private record Run(String campaignId, String occasionId) {}

    /** Begins the runs that are due, and goes on with one batch of each that is open; how much was done. */
    public int batch() throws Exception {
        int done = 0;
        for (var campaignId : due()) {
            done += transactor.<Integer>run(transaction -> begin(transaction.connection(), campaignId));
        }
        for (var run : open()) {
            done += transactor.<Integer>run(transaction -> batch(transaction.connection(), run));
        }
        return done;
    }

    private List<String> due() throws Exception {
        return transactor.readOnly(transaction -> {
            try (var select = transaction
                    .connection()
                    .prepareStatement("select campaign_id from campaign"
                            + " where state = 'ACTIVE' and next_run_at <= ? order by next_run_at limit ?")) {
                select.setObject(1, CampaignRows.utc(now.get()));
                select.setInt(2, MOST_CAMPAIGNS);
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

    private List<Run> open() throws Exception {
        return transactor.readOnly(transaction -> {
            try (var select = transaction.connection().prepareStatement("""
                    select campaign_id, occasion_id from campaign_run join campaign using (campaign_id)
                    where finished_at is null and state = 'ACTIVE' order by due_at limit ?""")) {
                select.setInt(1, MOST_CAMPAIGNS);
                try (var rows = select.executeQuery()) {
                    var found = new ArrayList<Run>();
                    while (rows.next()) {
                        found.add(new Run(rows.getString(1), rows.getString(2)));
                    }
                    return found;
                }
            }
        });
    }

    private int begin(Connection connection, String campaignId) throws SQLException {
        var campaign = CampaignRows.lock(connection, campaignId);
        var at = now.get();
        if (campaign == null
                || campaign.state() != CampaignState.ACTIVE
                || campaign.nextRunAt() == null
                || campaign.nextRunAt().isAfter(at)) {
            return 0;
        }
        try (var insert = connection.prepareStatement("insert into campaign_run (campaign_id, occasion_id, due_at)"
                + " values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, campaignId);
            insert.setString(2, occasionId(campaign));
            insert.setObject(3, CampaignRows.utc(campaign.nextRunAt()));
            insert.executeUpdate();
        }
        // a service that was away for days makes up for one run, not for all of them
        moveOn(connection, campaignId, Timetable.next(campaign.terms().trigger(), at));
        return 1;
    }

    private static String occasionId(Campaign campaign) {
        return campaign.terms().trigger().kind() == TriggerKind.ONCE ? "once" : String.valueOf(campaign.nextRunAt());
    }

    private static void moveOn(Connection connection, String campaignId, @Nullable Instant next) throws SQLException {
        try (var update = connection.prepareStatement("update campaign set next_run_at = ? where campaign_id = ?")) {
            update.setObject(1, CampaignRows.utc(next));
            update.setString(2, campaignId);
            update.executeUpdate();
        }
    }

    private int batch(Connection connection, Run run) throws SQLException {
        var campaign = CampaignRows.lock(connection, run.campaignId());
        var after = after(connection, run);
        if (campaign == null || campaign.state() != CampaignState.ACTIVE || after == null) {
            return 0;
        }
        var at = now.get();
        if (!parts.members().isAsWritten(connection, campaign.terms().audience())) {
            CampaignStates.move(connection, campaign, CampaignState.PAUSED, at);
            return 0;
        }
        var batch = parts.members().after(connection, campaign.terms().audience(), after, BATCH);
        var planning = new Planning(connection, campaign, parts, at);
        for (var memberId : batch) {
            planning.plan(memberId, run.occasionId(), null);
        }
        planning.finish();
        boolean isLast = batch.size() < BATCH;
        move(connection, run, batch.isEmpty() ? after : batch.getLast(), isLast ? at : null);
        if (isLast && campaign.nextRunAt() == null) {
            done(connection, campaign, at);
        }
        return Math.max(1, batch.size());
    }

    private static @Nullable String after(Connection connection, Run run) throws SQLException {
        try (var select = connection.prepareStatement("select after_member from campaign_run"
                + " where campaign_id = ? and occasion_id = ? and finished_at is null")) {
            select.setString(1, run.campaignId());
            select.setString(2, run.occasionId());
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static void move(Connection connection, Run run, String after, @Nullable Instant finishedAt)
            throws SQLException {
        try (var update = connection.prepareStatement("update campaign_run set after_member = ?, finished_at = ?"
                + " where campaign_id = ? and occasion_id = ?")) {
            update.setString(1, after);
            update.setObject(2, CampaignRows.utc(finishedAt));
            update.setString(3, run.campaignId());
            update.setString(4, run.occasionId());
            update.executeUpdate();
        }
    }

    private static void done(Connection connection, Campaign campaign, Instant at) throws SQLException {
        CampaignStates.move(connection, campaign, CampaignState.DONE, at);
    }
}

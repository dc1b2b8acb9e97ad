package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignAnswer.Cost;
import io.pointbook.notification.campaign.CampaignAnswer.Preview;
import io.pointbook.notification.campaign.CampaignAnswer.Progress;
import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.notification.occasion.OccasionStream;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.RequestProblem;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people do with campaigns. */
public final class Campaigns {
    private static final int SECRET_BYTES = 32;
    private static final int MOST_STEPS = 100;
    private static final Set<CampaignState> CAN_BE_REWRITTEN =
            Set.of(CampaignState.DRAFT, CampaignState.AWAITING_APPROVAL, CampaignState.PAUSED);

    private final Transactions transactions;
    private final CampaignParts parts;
    private final SecureRandom chance = new SecureRandom();

    public Campaigns(Transactions transactions, CampaignParts parts) {
        this.transactions = transactions;
        this.parts = parts;
    }

    /** Writes a new one down. The same again changes nothing. */
    CampaignAnswer create(CampaignBody body, String actor) throws Exception {
        var campaignId = Requests.id(body.campaignId(), "campaignId");
        var terms = TermsCheck.of(body, campaignId);
        var secret = new byte[SECRET_BYTES];
        chance.nextBytes(secret);
        return transactions.write(transaction -> {
            var connection = transaction.connection();
            var now = transactions.now();
            var campaign = new Campaign(
                    campaignId, 1, CampaignState.DRAFT, terms, actor, null, null, null, secret, 0, 0, now, now);
            if (!CampaignRows.insert(connection, campaign)
                    && !terms.equals(CampaignRows.terms(connection, campaignId, 1))) {
                throw RequestProblem.DIFFERENT_REQUEST.because(
                        "Another campaign has this campaignId. Change it with PUT, or choose another id.");
            }
            return full(connection, known(connection, campaignId));
        });
    }

    /** Writes it anew: it is a draft again. */
    CampaignAnswer rewrite(String campaignId, CampaignBody body, String actor) throws Exception {
        var terms = TermsCheck.of(body, campaignId);
        return change(campaignId, actor, CAN_BE_REWRITTEN, "changed; pause it first", (connection, campaign, now) -> {
            if (terms.equals(campaign.terms())) {
                return campaign;
            }
            var rewritten = Steps.rewritten(campaign, terms, actor, now);
            CampaignRows.version(connection, rewritten);
            return rewritten;
        });
    }

    /**
     * Lets it speak, or asks for a second person.
     *
     * @param despiteMissing also where members lack values: they are left out
     */
    CampaignAnswer start(String campaignId, boolean despiteMissing, String actor) throws Exception {
        return change(campaignId, actor, Set.of(CampaignState.DRAFT), "started", (connection, campaign, now) -> {
            requireAudience(connection, campaign);
            var cost = new Trial(connection, campaign, parts, now).cost();
            long missing = cost.missing().stream()
                    .mapToLong(CampaignAnswer.Missing::members)
                    .sum();
            if (missing > 0 && !despiteMissing) {
                throw NotificationProblem.VALUES_MISSING.because(
                        missing + " of " + cost.looked() + " members lack a value, first of all '"
                                + cost.missing().getFirst().variable()
                                + "'. See GET /campaigns/{campaignId}/cost; give a fallback, or start with"
                                + " 'despiteMissing': true to leave them out.",
                        Map.of("members", missing, "looked", cost.looked()));
            }
            if (cost.audience() > parts.settings().approvalAbove()) {
                return Steps.awaiting(campaign, actor, now);
            }
            CampaignProgress.begin(connection, campaignId);
            return Steps.active(campaign, actor, null, now);
        });
    }

    /** The second person says yes. */
    CampaignAnswer approve(String campaignId, String actor) throws Exception {
        return change(
                campaignId, actor, Set.of(CampaignState.AWAITING_APPROVAL), "approved", (connection, campaign, now) -> {
                    requireAudience(connection, campaign);
                    var starter = campaign.startedBy() == null ? campaign.author() : campaign.startedBy();
                    if (actor.equals(campaign.author()) || actor.equals(starter)) {
                        throw NotificationProblem.SECOND_PERSON_REQUIRED.because(
                                "So large a campaign is approved by somebody who has neither written nor started it. Send"
                                        + " another name as Pointbook-Actor.",
                                Map.of());
                    }
                    CampaignProgress.begin(connection, campaignId);
                    return Steps.active(campaign, starter, actor, now);
                });
    }

    CampaignAnswer pause(String campaignId, String actor) throws Exception {
        return change(
                campaignId,
                actor,
                Set.of(CampaignState.ACTIVE),
                "paused",
                (_, campaign, now) -> Steps.to(campaign, CampaignState.PAUSED, now));
    }

    CampaignAnswer resume(String campaignId, String actor) throws Exception {
        return change(campaignId, actor, Set.of(CampaignState.PAUSED), "resumed", (connection, campaign, now) -> {
            requireAudience(connection, campaign);
            return Steps.to(campaign, CampaignState.ACTIVE, now);
        });
    }

    CampaignAnswer stop(String campaignId, String actor) throws Exception {
        return change(
                campaignId,
                actor,
                Set.of(
                        CampaignState.DRAFT,
                        CampaignState.AWAITING_APPROVAL,
                        CampaignState.ACTIVE,
                        CampaignState.PAUSED,
                        CampaignState.DONE),
                "stopped",
                (_, campaign, now) -> Steps.to(campaign, CampaignState.STOPPED, now));
    }

    private void requireAudience(Connection connection, Campaign campaign) throws SQLException {
        var audience = campaign.terms().audience();
        if (audience != null && !parts.members().isAsWritten(connection, audience)) {
            throw NotificationProblem.AUDIENCE_CHANGED.because(
                    "The campaign is for version " + audience.version() + " of segment " + audience.segmentId()
                            + ", and the segment has another one, or was not evaluated yet. Write the campaign anew with"
                            + " that version, or without one.",
                    Map.of());
        }
    }

    private interface Change {
        Campaign of(Connection connection, Campaign campaign, Instant now) throws SQLException;
    }

    private CampaignAnswer change(String campaignId, String actor, Set<CampaignState> from, String what, Change change)
            throws Exception {
        return transactions.write(transaction -> {
            var connection = transaction.connection();
            var campaign = CampaignRows.lock(connection, campaignId);
            if (campaign == null) {
                throw unknown();
            }
            if (!from.contains(campaign.state())) {
                throw NotificationProblem.CAMPAIGN_STATE.because(
                        "A campaign that is " + campaign.state() + " cannot be " + what + ".", Map.of());
            }
            var changed = change.of(connection, campaign, transactions.now());
            if (!changed.equals(campaign)) {
                CampaignRows.update(connection, changed, actor);
            }
            return full(connection, changed);
        });
    }

    CampaignAnswer find(String campaignId, @Nullable Integer version) throws Exception {
        return transactions.read(transaction -> {
            var campaign = known(transaction.connection(), campaignId);
            if (version == null || version == campaign.version()) {
                return full(transaction.connection(), campaign);
            }
            var terms = CampaignRows.terms(transaction.connection(), campaignId, version);
            if (terms == null) {
                throw unknown();
            }
            return CampaignAnswer.of(Steps.worded(campaign, version, terms), null, null);
        });
    }

    CampaignAnswer.Page page(@Nullable CampaignState state, int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, 1);
        return transactions.read(transaction -> {
            var found = CampaignRows.page(
                    transaction.connection(),
                    state,
                    from == null ? "" : from.parts().getFirst(),
                    limit + 1);
            var shown = found.size() > limit ? found.subList(0, limit) : found;
            return new CampaignAnswer.Page(
                    shown.stream()
                            .map(campaign -> CampaignAnswer.of(campaign, null, null))
                            .toList(),
                    shown.size() == found.size()
                            ? null
                            : Cursor.of(shown.getLast().campaignId()).text());
        });
    }

    /** @param occasionId of an occasion of the member's, of the kind that the campaign follows; absent: a sample */
    Preview preview(String campaignId, String memberId, @Nullable String occasionId) throws Exception {
        return transactions.read(transaction -> {
            var connection = transaction.connection();
            var campaign = known(connection, campaignId);
            var kind = campaign.terms().trigger().occasion();
            var occasion = kind == null
                    ? null
                    : occasionId == null
                            ? SampleOccasions.of(kind, transactions.now())
                            : OccasionStream.find(connection, kind, memberId, occasionId);
            return new Trial(connection, campaign, parts, transactions.now()).preview(memberId, occasion);
        });
    }

    Cost cost(String campaignId) throws Exception {
        return transactions.read(transaction -> new Trial(
                        transaction.connection(),
                        known(transaction.connection(), campaignId),
                        parts,
                        transactions.now())
                .cost());
    }

    private static Campaign known(Connection connection, String campaignId) throws SQLException {
        var campaign = CampaignRows.find(connection, campaignId);
        if (campaign == null) {
            throw unknown();
        }
        return campaign;
    }

    private static RuntimeException unknown() {
        return NotificationProblem.UNKNOWN_CAMPAIGN.because("No campaign has this campaignId and version.", Map.of());
    }

    private CampaignAnswer full(Connection connection, Campaign campaign) throws SQLException {
        var progress = new Progress(
                campaign.messages(),
                Math.ceilDiv(campaign.money(), Tariff.MINOR),
                parts.settings().tariff().currency(),
                Participations.counts(connection, campaign.campaignId()));
        return CampaignAnswer.of(campaign, progress, CampaignRows.steps(connection, campaign.campaignId(), MOST_STEPS));
    }
}

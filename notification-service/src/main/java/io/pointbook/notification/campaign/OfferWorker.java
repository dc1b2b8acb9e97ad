package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CouponIssuer.Reply;
import io.pointbook.notification.campaign.MessageValues.IssuedCoupon;
import io.pointbook.notification.campaign.Participations.Outcome;
import io.pointbook.notification.campaign.Participations.Waiting;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionStream;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the coupons of campaigns issued, and then says the words that waited for them. The ledger is asked outside of any
 * transaction; whoever dies in between asks it again for the same coupon.
 */
public final class OfferWorker {
    /** Coupons that one round asks for. */
    static final int BATCH = 50;

    private final Transactor transactor;
    private final CampaignParts parts;
    private final CouponIssuer ledger;
    private final Supplier<Instant> now;

    public OfferWorker(Transactor transactor, CampaignParts parts, CouponIssuer ledger, Transactions transactions) {
        this.transactor = transactor;
        this.parts = parts;
        this.ledger = ledger;
        this.now = transactions::now;
    }

    /** One batch; how many coupons were decided. While the ledger is away there are none. */
    public int batch() throws Exception {
        var due = transactor.readOnly(transaction -> Participations.due(transaction.connection(), now.get(), BATCH));
        int decided = 0;
        for (var waiting : due) {
            var ask = waiting.ask();
            var reply = ledger.issue(
                    ask.couponId(),
                    waiting.key().memberId(),
                    ask.benefit(),
                    ask.until(),
                    "campaign:" + waiting.key().campaignId());
            if (reply instanceof Reply.Away) {
                waitFor(due);
                return decided;
            }
            decided += transactor.<Integer>run(transaction -> decide(transaction.connection(), waiting, reply));
        }
        return decided;
    }

    /** The ledger is away for all of them. */
    private void waitFor(List<Waiting> due) throws Exception {
        var next = now.get().plus(parts.settings().retryAfter());
        transactor.run(transaction -> {
            for (var waiting : due) {
                Participations.retryAt(transaction.connection(), waiting.key(), next);
            }
            return due.size();
        });
    }

    private int decide(Connection connection, Waiting waiting, Reply reply) throws SQLException {
        var key = waiting.key();
        var campaign = CampaignRows.lock(connection, key.campaignId());
        if (campaign == null || !Participations.lockWaiting(connection, key)) {
            return 0;
        }
        if (reply instanceof Reply.Issued issued) {
            var planning = new Planning(connection, campaign, parts, now.get());
            planning.speak(
                    key,
                    waiting.arm(),
                    occasion(connection, campaign, waiting),
                    new IssuedCoupon(issued.code(), waiting.ask().until().minusNanos(1)));
            planning.finish();
        } else {
            Participations.decide(
                    connection, key, new Outcome.Skipped(SkipReason.OFFER_REFUSED, waiting.arm(), null), null);
        }
        return 1;
    }

    private static @Nullable Occasion occasion(Connection connection, Campaign campaign, Waiting waiting)
            throws SQLException {
        var kind = campaign.terms().trigger().occasion();
        return kind == null
                ? null
                : OccasionStream.find(
                        connection,
                        kind,
                        waiting.key().memberId(),
                        waiting.key().occasionId());
    }
}

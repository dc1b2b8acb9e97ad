package io.pointbook.notification.ingest;

import io.pointbook.contract.Topics;
import io.pointbook.contract.ledger.BalanceChanged;
import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.EntriesPosted;
import io.pointbook.contract.ledger.PurchaseRecorded;
import io.pointbook.contract.rewards.RedemptionChanged;
import io.pointbook.notification.feedback.Feedback;
import io.pointbook.notification.profile.BalanceProjection;
import io.pointbook.notification.profile.CouponProjection;
import io.pointbook.notification.profile.EntryProjection;
import io.pointbook.notification.profile.HabitSettings;
import io.pointbook.notification.profile.PurchaseProjection;
import io.pointbook.notification.profile.RedemptionProjection;
import java.time.Duration;
import java.util.List;

/** The topics from which the read models are built. */
final class Sources {
    private Sources() {}

    static List<Source<?>> all(HabitSettings habits, Duration absence) {
        return List.of(
                new Source<>(
                        Topics.LEDGER_ENTRIES,
                        EntriesPosted.class,
                        EntriesPosted::memberId,
                        EntriesPosted::postedAt,
                        new EntryProjection()),
                new Source<>(
                        Topics.LEDGER_BALANCES,
                        BalanceChanged.class,
                        BalanceChanged::memberId,
                        BalanceChanged::postedAt,
                        new BalanceProjection()),
                new Source<>(
                        Topics.LEDGER_PURCHASES,
                        PurchaseRecorded.class,
                        PurchaseRecorded::memberId,
                        PurchaseRecorded::postedAt,
                        new WithFeedback<>(new PurchaseProjection(habits, absence), Feedback::purchase)),
                new Source<>(
                        Topics.LEDGER_COUPONS,
                        CouponChanged.class,
                        CouponChanged::couponId,
                        CouponChanged::postedAt,
                        new WithFeedback<>(new CouponProjection(), Feedback::coupon)),
                new Source<>(
                        Topics.REWARDS_REDEMPTIONS,
                        RedemptionChanged.class,
                        RedemptionChanged::memberId,
                        RedemptionChanged::at,
                        new RedemptionProjection()));
    }
}

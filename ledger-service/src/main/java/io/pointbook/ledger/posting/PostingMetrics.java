package io.pointbook.ledger.posting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.coupon.CouponEvent;

/** Counts what was committed. */
public final class PostingMetrics {
    private final Counter events;
    private final MeterRegistry registry;

    public PostingMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.events = Counter.builder("pointbook.events.appended")
                .description("Account events that were stored")
                .register(registry);
    }

    void posted(ReadRows rows) {
        events.increment(rows.events().size());
        for (var event : rows.events()) {
            for (Entry entry : event.booking().entries()) {
                countHold(entry);
            }
            if (event instanceof AccountEvent.ReceiptPosted posted) {
                posted.notes().forEach(this::countSkipped);
            }
        }
    }

    private void countSkipped(Note note) {
        if (note.code() == Note.Code.RULE_SKIPPED) {
            Counter.builder("pointbook.rules.skipped")
                    .description("Rules that could not be asked about a receipt within their cost limit")
                    .tag("rule", String.valueOf(note.amount()))
                    .register(registry)
                    .increment();
        }
    }

    private void countHold(Entry entry) {
        if (entry.holdId() == null) {
            return;
        }
        switch (entry.kind()) {
            case HELD, CAPTURED, RELEASED, HOLD_EXPIRED, REDEEMED -> hold(entry.kind());
            case EARNED,
                    REVERSED,
                    RESTORED,
                    GIVEN_BACK,
                    MATURED,
                    EXPIRED,
                    ADJUSTED,
                    EXCHANGED,
                    PROLONGED,
                    TRANSFERRED -> {}
        }
    }

    private void hold(EntryKind outcome) {
        Counter.builder("pointbook.holds")
                .description("Holds by what became of them")
                .tag("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
                .register(registry)
                .increment();
    }

    void coupon(CouponEvent event) {
        Counter.builder("pointbook.coupons")
                .description("Coupons by what became of them; reused: a receipt carried one that was redeemed before")
                .tag("outcome", outcome(event))
                .register(registry)
                .increment();
    }

    private static String outcome(CouponEvent event) {
        return switch (event) {
            case CouponEvent.CouponIssued _ -> "issued";
            case CouponEvent.CouponReserved _ -> "reserved";
            case CouponEvent.CouponRedeemed _ -> "redeemed";
            case CouponEvent.CouponConfirmed _ -> "confirmed";
            case CouponEvent.CouponReleased _ -> "released";
            case CouponEvent.CouponExpired _ -> "expired";
            case CouponEvent.CouponWithdrawn _ -> "withdrawn";
            case CouponEvent.CouponReused _ -> "reused";
        };
    }

    /** A receipt was dealt with: posted, kept, duplicate, conflict, rejected. */
    public void receipts(String outcome, int count) {
        Counter.builder("pointbook.receipts")
                .description("Receipts by what became of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment(count);
    }

    /** A hold was refused. */
    public void holdRefused(String code) {
        Counter.builder("pointbook.holds.refused")
                .description("Holds that were refused, by code")
                .tag("code", code)
                .register(registry)
                .increment();
    }
}

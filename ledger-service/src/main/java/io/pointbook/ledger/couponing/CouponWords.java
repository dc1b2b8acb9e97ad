package io.pointbook.ledger.couponing;

import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.coupon.BenefitKind;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.coupon.CouponEvent.CouponConfirmed;
import io.pointbook.ledger.coupon.CouponEvent.CouponExpired;
import io.pointbook.ledger.coupon.CouponEvent.CouponIssued;
import io.pointbook.ledger.coupon.CouponEvent.CouponRedeemed;
import io.pointbook.ledger.coupon.CouponEvent.CouponReleased;
import io.pointbook.ledger.coupon.CouponEvent.CouponReserved;
import io.pointbook.ledger.coupon.CouponEvent.CouponReused;
import io.pointbook.ledger.coupon.CouponEvent.CouponWithdrawn;
import io.pointbook.ledger.words.BenefitWords;
import io.pointbook.ledger.words.Money;
import io.pointbook.ledger.words.Node;
import io.pointbook.ledger.words.Phrasebook;
import io.pointbook.ledger.words.Telling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A coupon in words and as a tree. */
final class CouponWords {
    private static final int HUNDREDTHS = 2;

    private final CouponAnswer coupon;
    private final Benefit benefit;
    private final CouponExplanations.@Nullable Issue issue;
    private final Phrasebook words;

    CouponWords(CouponAnswer coupon, Benefit benefit, CouponExplanations.@Nullable Issue issue, Phrasebook words) {
        this.coupon = coupon;
        this.benefit = benefit;
        this.issue = issue;
        this.words = words;
    }

    /** @param events all of them, in order */
    Telling tell(List<CouponEvent> events) {
        var telling = new Telling(words);
        telling.say("coupon.code", Map.of("code", coupon.code(), "benefit", benefit()));
        issued(telling);
        if (coupon.validUntil() == null) {
            telling.say("coupon.valid.ever", Map.of("from", coupon.validFrom()));
        } else {
            telling.say("coupon.valid.until", Map.of("from", coupon.validFrom(), "until", coupon.validUntil()));
        }
        events.forEach(event -> happened(event, telling));
        telling.say("coupon.now." + coupon.state(), Map.of());
        return telling;
    }

    private void issued(Telling telling) {
        if (issue == null) {
            telling.say("coupon.issued.source", Map.of("at", coupon.issuedAt(), "source", coupon.source()));
        } else if (issue.receipt() == null) {
            telling.say(
                    "coupon.issued.rule",
                    Map.of(
                            "at", coupon.issuedAt(),
                            "rule", issue.grant().rule(),
                            "version", issue.grant().version()));
        } else {
            telling.say(
                    "coupon.issued.receipt",
                    Map.of(
                            "at", coupon.issuedAt(),
                            "rule", issue.grant().rule(),
                            "version", issue.grant().version(),
                            "receipt", issue.receipt()));
        }
    }

    private void happened(CouponEvent event, Telling telling) {
        var at = event.businessTime();
        switch (event) {
            case CouponIssued _ -> {} // told before
            case CouponReserved reserved ->
                telling.detail("coupon.reserved", Map.of("at", at, "until", reserved.expiresAt()));
            case CouponRedeemed redeemed ->
                telling.detail(
                        redeemed.receipt() == null ? "coupon.redeemed" : "coupon.redeemed.receipt",
                        Map.of("at", at, "receipt", Objects.requireNonNullElse(redeemed.receipt(), "")));
            case CouponConfirmed confirmed ->
                telling.detail("coupon.confirmed", Map.of("receipt", confirmed.receipt()));
            case CouponReleased released ->
                telling.detail(
                        "coupon.released." + released.reason(),
                        Map.of("at", at, "receipt", Objects.requireNonNullElse(released.receipt(), "")));
            case CouponWithdrawn withdrawn ->
                telling.detail(
                        withdrawn.used() ? "coupon.withdrawn.used" : "coupon.withdrawn",
                        Map.of("at", at, "receipt", withdrawn.receipt()));
            case CouponExpired _ -> telling.detail("coupon.expired", Map.of("at", at));
            case CouponReused reused -> telling.detail("coupon.reused", Map.of("at", at, "receipt", reused.receipt()));
        }
    }

    private String benefit() {
        return BenefitWords.of(
                words, benefit.kind().name(), number(), benefit.currency(), benefit.itemId(), benefit.category());
    }

    private @Nullable Long number() {
        return switch (benefit.kind()) {
            case DISCOUNT_PERCENT -> benefit.basisPoints();
            case DISCOUNT_AMOUNT -> benefit.amount();
            case POINTS -> benefit.points();
            case MULTIPLIER -> benefit.factorPercent();
            case FREE_ITEM -> null;
        };
    }

    Node tree() {
        var nodes = new Node.Maker(words);
        var use = coupon.redemption();
        return nodes.of(
                "coupon",
                coupon.code(),
                null,
                nodes.text("state", coupon.state().name()),
                gives(nodes),
                issue == null
                        ? nodes.text("source", coupon.source())
                        : nodes.text("rule", issue.grant().rule()),
                issue == null ? null : nodes.number("version", issue.grant().version()),
                issue == null || issue.receipt() == null ? null : nodes.text("receipt", issue.receipt()),
                nodes.time("issued-at", coupon.issuedAt()),
                nodes.time("valid-from", coupon.validFrom()),
                nodes.time("valid-until", coupon.validUntil()),
                use == null
                        ? null
                        : nodes.of(
                                "redeemed-at",
                                use.at().toString(),
                                null,
                                use.receipt() == null ? null : nodes.text("receipt", use.receipt())));
    }

    private Node gives(Node.Maker nodes) {
        long number = Objects.requireNonNullElse(number(), 0L);
        var kind = benefit.kind();
        return nodes.of(
                "benefit",
                kind.name(),
                null,
                kind == BenefitKind.DISCOUNT_PERCENT ? nodes.text("percent", hundredths(number)) : null,
                kind == BenefitKind.DISCOUNT_AMOUNT ? discount(nodes, number) : null,
                kind == BenefitKind.POINTS ? nodes.number("points", number) : null,
                kind == BenefitKind.MULTIPLIER ? nodes.text("multiplier", hundredths(number)) : null,
                benefit.itemId() == null ? null : nodes.text("item", benefit.itemId()),
                benefit.category() == null ? null : nodes.text("category", benefit.category()));
    }

    private Node discount(Node.Maker nodes, long number) {
        return nodes.money("discount", new Money(number, Objects.requireNonNullElse(benefit.currency(), "")));
    }

    private static String hundredths(long number) {
        return BigDecimal.valueOf(number, HUNDREDTHS).toPlainString();
    }
}

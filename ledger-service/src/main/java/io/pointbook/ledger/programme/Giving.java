package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Award;
import io.pointbook.ledger.account.CouponGrant;
import io.pointbook.ledger.account.book.Why;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What a rule gives, as the account takes it: with the version, and the time from and until which it counts. */
final class Giving {
    private final ProgrammeDocument document;
    private final int version;
    private final WalletTerms wallets;

    Giving(ProgrammeDocument document, int version, WalletTerms wallets) {
        this.document = document;
        this.version = version;
        this.wallets = wallets;
    }

    CouponGrant coupon(CompiledRule rule, Instant businessTime) {
        var offer = Objects.requireNonNull(rule.effect().coupon());
        var time = businessTime.atZone(document.zone());
        var from = offer.validAfter() == null ? time : time.plus(offer.validAfter());
        return new CouponGrant(
                document.id(),
                version,
                rule.key(),
                offer.benefit().name(),
                offer.number(),
                offer.currency(),
                offer.item(),
                offer.category(),
                from.toInstant(),
                from.plus(offer.validFor()).toInstant(),
                rule.isCounted(),
                rule.rule().when().draw() == null ? null : true);
    }

    /** @param lines each line with its points, or the cause why it has none */
    Award award(String currency, List<Why.LineShare> lines, Instant at, Grant grant) {
        var rounding = grant.rule().effect().rounding();
        var why = new Why.Earned(
                grant.rule().key(),
                version,
                currency,
                grant.base(),
                grant.paidWithPoints(),
                grant.perAmount(),
                grant.factor(),
                (rounding == null ? ProgrammeDocument.Effect.Rounding.FLOOR : rounding).name(),
                grant.cap(),
                lines,
                grant.ruled());
        return new Award(
                grant.wallet(),
                grant.points(),
                wallets.activeFrom(grant.wallet(), at),
                wallets.expiryOf(grant.wallet(), at),
                why);
    }
}

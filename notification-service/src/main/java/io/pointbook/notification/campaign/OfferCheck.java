package io.pointbook.notification.campaign;

import static io.pointbook.runtime.http.Requests.given;
import static io.pointbook.runtime.http.Requests.invalid;

import io.pointbook.notification.campaign.CampaignBody.OfferBody;
import io.pointbook.notification.campaign.CampaignTerms.Benefit;
import io.pointbook.notification.campaign.CampaignTerms.Coupon;
import io.pointbook.notification.campaign.CampaignTerms.Offer;
import io.pointbook.notification.campaign.CampaignTerms.Prices;
import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.runtime.http.Requests;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an offer makes sense. The numbers of the benefit are the ledger's to judge; a trial tells before the start. */
final class OfferCheck {
    private static final Set<String> KINDS =
            Set.of("DISCOUNT_PERCENT", "DISCOUNT_AMOUNT", "FREE_ITEM", "POINTS", "MULTIPLIER");
    private static final int LONGEST_RULE = 200;
    private static final int MOST_DAYS = 366;
    private static final long MOST_MONEY = 1_000_000_000_000L;
    private static final long WHOLE = 10_000;
    private static final long MOST_FACTOR = 100_000;
    private static final int CURRENCY_LETTERS = 3;

    private OfferCheck() {}

    static @Nullable Offer of(@Nullable OfferBody body) {
        if (body == null) {
            return null;
        }
        if (body.coupon() != null && body.rule() != null) {
            throw invalid("'offer' has 'coupon' or 'rule', not both.");
        }
        return new Offer(coupon(body.coupon()), Requests.text(body.rule(), "offer.rule", LONGEST_RULE), prices(body));
    }

    private static @Nullable Coupon coupon(CampaignBody.@Nullable CouponBody body) {
        if (body == null) {
            return null;
        }
        var benefit = given(body.benefit(), "offer.coupon.benefit");
        boolean favourite = Boolean.TRUE.equals(body.favourite());
        if (benefit.kind() == null || !KINDS.contains(benefit.kind())) {
            throw invalid("'offer.coupon.benefit.kind' is one of "
                    + KINDS.stream().sorted().toList() + ".");
        }
        if (favourite && (benefit.itemId() != null || benefit.category() != null)) {
            throw invalid("With 'favourite' the benefit names neither 'itemId' nor 'category'.");
        }
        numbers(benefit, favourite);
        return new Coupon(
                benefit,
                favourite,
                TermsCheck.within(
                        given(body.validDays(), "offer.coupon.validDays"), "offer.coupon.validDays", 1, 1, MOST_DAYS));
    }

    private static void numbers(Benefit benefit, boolean favourite) {
        switch (benefit.kind()) {
            case "DISCOUNT_PERCENT" ->
                Requests.within(benefit.basisPoints(), "offer.coupon.benefit.basisPoints", 1, WHOLE);
            case "DISCOUNT_AMOUNT" -> {
                Requests.within(benefit.amount(), "offer.coupon.benefit.amount", 1, MOST_MONEY);
                given(benefit.currency(), "offer.coupon.benefit.currency");
            }
            case "POINTS" -> Requests.within(benefit.points(), "offer.coupon.benefit.points", 1, MOST_MONEY);
            case "MULTIPLIER" ->
                Requests.within(benefit.factorPercent(), "offer.coupon.benefit.factorPercent", 1, MOST_FACTOR);
            default -> {
                if (!favourite) {
                    given(benefit.itemId(), "offer.coupon.benefit.itemId");
                }
            }
        }
    }

    private static @Nullable Prices prices(OfferBody body) {
        var prices = body.prices();
        if (prices == null) {
            return null;
        }
        if (prices.priorPrice30d() == null) {
            throw NotificationProblem.PRIOR_PRICE_REQUIRED.because(
                    "Who announces a lower price shows the lowest price of the 30 days before: send"
                            + " 'offer.prices.priorPrice30d'.",
                    Map.of());
        }
        long now = Requests.within(prices.now(), "offer.prices.now", 0, MOST_MONEY);
        long prior = Requests.within(prices.priorPrice30d(), "offer.prices.priorPrice30d", 1, MOST_MONEY);
        long was = Requests.within(prices.was(), "offer.prices.was", 1, MOST_MONEY);
        if (prior > was || now >= prior) {
            throw invalid("'offer.prices': 'now' is lower than 'priorPrice30d', and that is not higher than 'was'.");
        }
        var currency = given(prices.currency(), "offer.prices.currency");
        if (currency.length() != CURRENCY_LETTERS) {
            throw invalid("'offer.prices.currency' is an ISO 4217 code.");
        }
        return new Prices(was, now, currency, prior);
    }
}

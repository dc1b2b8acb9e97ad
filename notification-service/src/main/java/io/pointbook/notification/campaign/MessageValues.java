package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Prices;
import io.pointbook.notification.occasion.Occasion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the variables of a text say for one member. */
final class MessageValues {
    private static final String OCCASION = "occasion";
    private static final String OCCASION_DOT = OCCASION + ".";

    private MessageValues() {}

    /** A coupon that was issued. */
    record IssuedCoupon(String code, Instant until) {}

    /** Those that are the same on all channels. */
    static Map<String, Object> of(
            CampaignTerms terms, MemberView member, @Nullable Occasion occasion, @Nullable IssuedCoupon coupon) {
        var values = new HashMap<>(member.values());
        var facts = new HashMap<String, Object>(occasion == null ? Map.of() : occasion.facts());
        var locale = Locale.forLanguageTag(member.language());
        if (occasion != null) {
            facts.putIfAbsent("date", date(occasion.at(), member, locale));
        }
        if (coupon != null) {
            values.put("coupon", coupon.code());
            values.put("couponUntil", date(coupon.until(), member, locale));
        }
        if (terms.offer() != null && terms.offer().prices() != null) {
            prices(terms.offer().prices(), values);
        }
        terms.fallbacks().forEach((name, words) -> {
            if (name.startsWith(OCCASION_DOT)) {
                facts.putIfAbsent(name.substring(OCCASION_DOT.length()), words);
            } else {
                values.putIfAbsent(name, words);
            }
        });
        values.put(OCCASION, facts);
        return values;
    }

    private static void prices(Prices prices, Map<String, Object> values) {
        int digits = Math.max(0, Currency.getInstance(prices.currency()).getDefaultFractionDigits());
        values.put("was", BigDecimal.valueOf(prices.was(), digits).toPlainString());
        values.put("now", BigDecimal.valueOf(prices.now(), digits).toPlainString());
        values.put(
                "priorPrice30d",
                BigDecimal.valueOf(prices.priorPrice30d(), digits).toPlainString());
        values.put("currency", prices.currency());
    }

    private static String date(Instant at, MemberView member, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(at.atZone(member.zone()));
    }
}

package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.words.Money;
import io.pointbook.ledger.words.Telling;
import io.pointbook.ledger.words.Units;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A rule's arithmetic in words. */
final class EarnedSentences {
    /** How the default programme gives points; its entries do not say it. */
    static final String PER_AMOUNT = "POINTS_PER_AMOUNT";

    private final Entry entry;
    private final Why.Earned why;
    private final Telling telling;

    EarnedSentences(Entry entry, Why.Earned why, Telling telling) {
        this.entry = entry;
        this.why = why;
        this.telling = telling;
    }

    /** Lines of one cause, together. */
    private record LeftOut(int lines, long net) {
        LeftOut plus(LeftOut more) {
            return new LeftOut(lines + more.lines, Math.addExact(net, more.net));
        }
    }

    void tell() {
        var coupon = why.ruled() == null ? null : why.ruled().coupon();
        telling.say(
                coupon == null ? "earned" : "earned.coupon",
                Map.of(
                        "rule", why.rule(),
                        "version", why.version(),
                        "coupon", Objects.requireNonNullElse(coupon, ""),
                        "arithmetic", arithmetic(),
                        "points", units(entry.issued())));
        if (why.paidWithPoints() > 0) {
            telling.say("earned.paid", Map.of("amount", money(why.paidWithPoints())));
        }
        if (why.ruled() != null && why.ruled().taxOff() != null) {
            telling.say("earned.tax", Map.of("amount", money(why.ruled().taxOff())));
        }
        if (why.cap() != null) {
            cut(why.cap());
        }
        lines();
        Life.tell(entry, entry.issued(), telling);
    }

    /** The base is points then. */
    static boolean multiplies(String effect) {
        return effect.equals("MULTIPLIER") || effect.equals("COUPON_MULTIPLIER");
    }

    static String effect(Why.Earned why) {
        return why.ruled() == null ? PER_AMOUNT : why.ruled().effect();
    }

    private String arithmetic() {
        var values = new HashMap<String, Object>();
        values.put("factor", units(why.factor()));
        values.put("rounding", telling.words().of("rounding", why.rounding()));
        var effect = effect(why);
        boolean ofPoints = multiplies(effect);
        values.put("base", ofPoints ? units(why.base()) : money(why.base()));
        values.put("per", money(why.perAmount()));
        if (why.ruled() != null && why.ruled().pieces() != null) {
            values.put("pieces", why.ruled().pieces());
        }
        if (why.ruled() != null && why.ruled().multiplier() != null) {
            values.put("multiplier", new BigDecimal(why.ruled().multiplier()));
        }
        var key = "arithmetic." + effect;
        values.put("code", effect);
        return telling.words().say(telling.words().knows(key) ? key : "arithmetic.other", values);
    }

    private void cut(long cap) {
        if (why.ruled() == null || why.ruled().wanted() == null) {
            telling.say("earned.cap", Map.of("cap", units(cap)));
            return;
        }
        var period = Objects.requireNonNullElse(why.ruled().limitedBy(), "");
        telling.say(
                "earned.limited",
                Map.of(
                        "wanted", units(why.ruled().wanted()),
                        "period", telling.words().of("limit", period),
                        "cap", units(cap)));
    }

    private void lines() {
        var leftOut = new LinkedHashMap<String, LeftOut>();
        for (Why.LineShare line : why.lines()) {
            if (line.excluded() == null) {
                telling.detail(
                        "earned.line",
                        Map.of("line", line.line(), "net", money(line.net()), "points", units(line.points())));
            } else {
                telling.detail(
                        "earned.line.none",
                        Map.of("line", line.line(), "net", money(line.net()), "cause", cause(line.excluded())));
                leftOut.merge(line.excluded(), new LeftOut(1, line.net()), LeftOut::plus);
            }
        }
        leftOut.forEach((cause, lines) -> telling.sum(
                "earned.none", Map.of("lines", lines.lines(), "net", money(lines.net()), "cause", cause(cause))));
    }

    private String cause(String excluded) {
        return telling.words().of("cause", excluded);
    }

    private Money money(long minorUnits) {
        return new Money(minorUnits, why.currency());
    }

    private Units units(long count) {
        return new Units(count, entry.wallet());
    }
}

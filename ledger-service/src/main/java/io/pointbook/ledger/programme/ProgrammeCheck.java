package io.pointbook.ledger.programme;

import io.pointbook.ledger.programme.ProgrammeDocument.Card;
import io.pointbook.ledger.programme.ProgrammeDocument.Effect;
import io.pointbook.ledger.programme.ProgrammeDocument.Expiry;
import io.pointbook.ledger.programme.ProgrammeDocument.Ladder;
import io.pointbook.ledger.programme.ProgrammeDocument.Limit;
import io.pointbook.ledger.programme.ProgrammeDocument.Rule;
import io.pointbook.ledger.programme.ProgrammeDocument.Wallet;
import io.pointbook.ledger.programme.ProgrammeDocument.When;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a programme, said so that its author can mend it. What passes never fails at a till. */
public final class ProgrammeCheck {
    /** Rules of one programme. */
    public static final int MOST_RULES = 500;

    static final long MOST_POINTS = 1_000_000_000L;
    private static final int MOST_THINGS = 50;
    private static final int LONGEST_CONDITION = 2_000;
    private static final BigDecimal LARGEST_FACTOR = BigDecimal.valueOf(1_000);
    static final List<String> KINDS = List.of("CUSTOMER", "STAFF", "PARTNER");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final long MOST_DAYS = 36_600;
    private static final long MOST_MONTHS = 1_200;

    private final ProgrammeDocument document;
    private final Condition.Compiler compiler;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Wallet> wallets = new HashMap<>();
    private final Set<String> levels = new HashSet<>();

    /**
     * @param where the field, as a path: {@code rules[coffee].when.condition}
     * @param what is wrong and what is expected
     * @param column in a condition, from 1; absent elsewhere
     */
    public record Problem(
            String where, String what, @Nullable Integer column) {}

    private ProgrammeCheck(ProgrammeDocument document, Condition.Compiler compiler) {
        this.document = document;
        this.compiler = compiler;
    }

    /** All problems in the order of the document; none: it can be published. */
    public static List<Problem> of(ProgrammeDocument document, Condition.Compiler compiler) {
        var check = new ProgrammeCheck(document, compiler);
        check.all();
        return List.copyOf(check.problems);
    }

    private void all() {
        id("id", document.id());
        expect(document.name() != null && !document.name().isBlank(), "name", "a name for people is expected");
        expect(document.zone() != null, "zone", "a time zone like Europe/Warsaw is expected");
        expect(
                !document.memberKinds().isEmpty(),
                "memberKinds",
                "at least one kind of member is expected, like CUSTOMER");
        document.memberKinds().stream()
                .filter(kind -> !KINDS.contains(kind))
                .forEach(kind ->
                        add("memberKinds", kind + " is no kind of member; there are " + String.join(", ", KINDS)));
        wallets();
        tender();
        duration("returns.reachBack", document.returns().reachBack());
        duration("returns.restoredLiveAtLeast", document.returns().restoredLiveAtLeast());
        if (document.ladder() != null) {
            ladder(document.ladder());
        }
        cards();
        rules();
    }

    private void wallets() {
        few("wallets", document.wallets());
        for (Wallet wallet : document.wallets()) {
            String where = "wallets[" + wallet.id() + "]";
            id(where + ".id", wallet.id());
            expect(wallets.put(wallet.id(), wallet) == null, where, "another wallet has the same id");
            boolean needsAfter = wallet.expiry().kind() == Expiry.Kind.AFTER;
            expect(
                    wallet.expiry().kind() != null,
                    where + ".expiry.kind",
                    "NEVER, AFTER, END_OF_MONTH or END_OF_YEAR is expected");
            expect(
                    !needsAfter || wallet.expiry().after() != null,
                    where + ".expiry.after",
                    "how long the points live is expected, like P1Y");
            period(where + ".expiry.after", wallet.expiry().after());
            period(where + ".pendingFor", wallet.pendingFor());
        }
        expect(
                document.wallets().stream().anyMatch(Wallet::spendable),
                "wallets",
                "at least one wallet that can be spent is expected");
    }

    private void tender() {
        if (document.tender() == null) {
            add("tender", "which points pay at tills, and how many pay 1.00, is expected");
            return;
        }
        var wallet = wallet("tender.wallet", document.tender().wallet());
        expect(wallet == null || wallet.spendable(), "tender.wallet", "a wallet that can be spent is expected");
        positive("tender.pointsPerUnit", document.tender().pointsPerUnit());
    }

    private void ladder(Ladder ladder) {
        var wallet = wallet("ladder.wallet", ladder.wallet());
        expect(wallet == null || !wallet.spendable(), "ladder.wallet", "a wallet that cannot be spent is expected");
        expect(
                wallet == null || wallet.expiry().kind() == Expiry.Kind.NEVER,
                "ladder.wallet",
                "a wallet whose points never expire is expected: the period decides what counts");
        expect(
                ladder.period() != null,
                "ladder.period",
                "CALENDAR_YEAR, CALENDAR_QUARTER, CALENDAR_MONTH or ANNIVERSARY is expected");
        if (ladder.levels().isEmpty()) {
            add("ladder.levels", "at least one level is expected");
            return;
        }
        few("ladder.levels", ladder.levels());
        var thresholds = new HashSet<Long>();
        for (Ladder.Level level : ladder.levels()) {
            String where = "ladder.levels[" + level.id() + "]";
            id(where + ".id", level.id());
            expect(levels.add(level.id()), where, "another level has the same id");
            expect(
                    level.from() >= 0 && level.from() <= MOST_POINTS,
                    where + ".from",
                    "0 to " + MOST_POINTS + " is expected");
            expect(thresholds.add(level.from()), where + ".from", "another level begins at the same number");
        }
        expect(thresholds.contains(0L), "ladder.levels", "one level from 0 is expected: where everybody begins");
    }

    private void cards() {
        few("cards", document.cards());
        var ids = new HashSet<String>();
        for (Card card : document.cards()) {
            String where = "cards[" + card.id() + "]";
            id(where + ".id", card.id());
            expect(ids.add(card.id()), where, "another card has the same id");
            wallet(where + ".collects", card.collects());
            wallet(where + ".wallet", card.wallet());
            expect(
                    card.wallet() == null || !card.wallet().equals(card.collects()),
                    where + ".wallet",
                    "another wallet than the collected one is expected");
            positive(where + ".full", card.full());
            positive(where + ".points", card.points());
        }
        var collected = document.cards().stream().map(Card::collects).collect(Collectors.toSet());
        document.cards().stream()
                .filter(card -> collected.contains(card.wallet()))
                .forEach(card -> add("cards[" + card.id() + "].wallet", "a wallet that no card collects is expected"));
    }

    private void rules() {
        expect(document.rules().size() <= MOST_RULES, "rules", "at most " + MOST_RULES + " rules are possible");
        var ids = new HashSet<String>();
        var meetings = new HashMap<String, Rule>();
        for (Rule rule : document.rules()) {
            String where = "rules[" + rule.id() + "]";
            id(where + ".id", rule.id());
            expect(ids.add(rule.id()), where, "another rule has the same id");
            if (rule.group() != null) {
                var first = meetings.putIfAbsent(rule.group(), rule);
                expect(
                        first == null || first.meeting() == rule.meeting(),
                        where + ".meeting",
                        "rules of one group meet in one way; rule " + (first == null ? "" : first.id())
                                + " says otherwise");
            }
            expect(
                    rule.meeting() == null || rule.group() != null,
                    where + ".group",
                    "the group in which the rule meets others is expected");
            when(where + ".when", rule.when());
            if (rule.effect() == null) {
                add(where + ".effect", "what the rule gives is expected");
            } else {
                effect(where + ".effect", rule.effect());
            }
            limits(where + ".limits", rule.limits());
        }
    }

    private void when(String where, When when) {
        var from = date(where + ".from", when.from());
        var until = date(where + ".until", when.until());
        expect(
                from == null || until == null || !until.isBefore(from),
                where + ".until",
                "a day not before from is expected");
        few(where + ".hours", when.hours());
        for (When.Hours hours : when.hours()) {
            var begins = time(where + ".hours.from", hours.from());
            var ends = time(where + ".hours.until", hours.until());
            expect(
                    begins == null || ends == null || begins.isBefore(ends),
                    where + ".hours.until",
                    "a time after from is expected; hours over midnight are two entries");
        }
        if (when.draw() != null) {
            id(where + ".draw.name", when.draw().name());
            expect(
                    when.draw().oneIn() >= 2 && when.draw().oneIn() <= MOST_POINTS,
                    where + ".draw.oneIn",
                    "a number from 2 to " + MOST_POINTS + " is expected: one receipt of so many");
        }
        for (String tier : when.tiers()) {
            expect(levels.contains(tier), where + ".tiers", "there is no level " + tier);
        }
        condition(where + ".condition", when.condition(), false);
        condition(where + ".lines", when.lines(), true);
    }

    private void condition(String where, @Nullable String text, boolean ofLine) {
        if (text == null) {
            return;
        }
        if (text.length() > LONGEST_CONDITION) {
            add(where, "at most " + LONGEST_CONDITION + " characters are possible");
            return;
        }
        try {
            var _ = ofLine ? compiler.ofLine(text) : compiler.ofReceipt(text);
        } catch (Condition.NotACondition wrong) {
            problems.add(new Problem(
                    where, String.valueOf(wrong.getMessage()), wrong.column() == 0 ? null : wrong.column()));
        }
    }

    private void effect(String where, Effect effect) {
        if (effect.type() == null) {
            add(where + ".type", "POINTS_FIXED, POINTS_PER_AMOUNT, POINTS_PER_UNIT, MULTIPLIER or COUPON is expected");
            return;
        }
        only(where + ".factor", effect.factor(), Effect.Type.MULTIPLIER, effect.type());
        only(where + ".per", effect.per(), Effect.Type.POINTS_PER_AMOUNT, effect.type());
        only(where + ".coupon", effect.coupon(), Effect.Type.COUPON, effect.type());
        if (effect.type() == Effect.Type.COUPON) {
            coupon(where + ".coupon", effect.coupon());
            return;
        }
        wallet(where + ".wallet", effect.wallet());
        boolean multiplies = effect.type() == Effect.Type.MULTIPLIER;
        if (multiplies) {
            var factor = decimal(where + ".factor", effect.factor());
            expect(
                    factor == null || (factor.compareTo(BigDecimal.ONE) > 0 && factor.compareTo(LARGEST_FACTOR) <= 0),
                    where + ".factor",
                    "a number above 1, up to " + LARGEST_FACTOR + ", is expected");
        } else if (effect.points() == null) {
            add(where + ".points", "how many points is expected");
        } else {
            positive(where + ".points", effect.points());
        }
        if (effect.type() == Effect.Type.POINTS_PER_AMOUNT) {
            var per = decimal(where + ".per", effect.per());
            expect(
                    per == null || (per.signum() > 0 && per.scale() <= 3),
                    where + ".per",
                    "an amount above 0 with at most three decimals is expected, like 1.00");
        }
    }

    private void only(String where, @Nullable Object given, Effect.Type of, Effect.Type type) {
        expect(given == null || type == of, where, "nothing is expected: it belongs to " + of);
    }

    private void coupon(String where, Effect.@Nullable Coupon coupon) {
        if (coupon == null) {
            add(where, "what the coupon gives is expected");
            return;
        }
        expect(
                coupon.validFor() != null
                        && !coupon.validFor().isZero()
                        && !coupon.validFor().isNegative(),
                where + ".validFor",
                "how long it can be used is expected, like P30D");
        period(where + ".validFor", coupon.validFor());
        period(where + ".validAfter", coupon.validAfter());
        if (coupon.benefit() == null) {
            add(where + ".benefit", "DISCOUNT_PERCENT, DISCOUNT_AMOUNT, FREE_ITEM, POINTS or MULTIPLIER is expected");
            return;
        }
        switch (coupon.benefit()) {
            case DISCOUNT_PERCENT -> number(where, coupon, 1, 10_000, "hundredths of a percent");
            case DISCOUNT_AMOUNT -> {
                number(where, coupon, 1, MOST_POINTS, "minor units");
                expect(
                        isCurrency(coupon.currency()),
                        where + ".currency",
                        "a currency by ISO 4217 is expected, like PLN");
            }
            case FREE_ITEM -> expect(coupon.item() != null, where + ".item", "the item that is free is expected");
            case POINTS -> number(where, coupon, 1, MOST_POINTS, "points");
            case MULTIPLIER -> number(where, coupon, 101, 100_000, "hundredths of the factor");
        }
    }

    private void number(String where, Effect.Coupon coupon, long least, long most, String what) {
        expect(
                coupon.number() != null && coupon.number() >= least && coupon.number() <= most,
                where + ".number",
                what + " from " + least + " to " + most + " are expected");
    }

    private static boolean isCurrency(@Nullable String code) {
        try {
            return code != null && Currency.getInstance(code) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void limits(String where, List<Limit> limits) {
        few(where, limits);
        for (Limit limit : limits) {
            expect(limit.per() != null, where + ".per", "RECEIPT, DAY, WEEK, MONTH, YEAR or EVER is expected");
            expect(limit.points() != null || limit.uses() != null, where, "points, uses or both are expected");
            if (limit.points() != null) {
                positive(where + ".points", limit.points());
            }
            if (limit.uses() != null) {
                positive(where + ".uses", limit.uses());
            }
        }
    }

    private @Nullable Wallet wallet(String where, @Nullable String id) {
        var wallet = id == null ? null : wallets.get(id);
        expect(
                wallet != null,
                where,
                "one of the programme's wallets is expected: "
                        + String.join(", ", wallets.keySet().stream().sorted().toList()));
        return wallet;
    }

    private @Nullable LocalDate date(String where, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException _) {
            add(where, "a day like 2027-01-31 is expected");
            return null;
        }
    }

    private @Nullable LocalTime time(String where, @Nullable String text) {
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeException _) {
            add(where, "a time of day like 15:00 is expected");
            return null;
        }
    }

    private @Nullable BigDecimal decimal(String where, @Nullable String text) {
        if (text != null && DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        add(where, "a decimal number in quotes is expected, like \"1.5\"");
        return null;
    }

    /** Long ones would lead beyond the calendar, at a till. */
    private void period(String where, @Nullable Period period) {
        expect(
                period == null
                        || (!period.isNegative()
                                && period.toTotalMonths() <= MOST_MONTHS
                                && period.getDays() <= MOST_DAYS),
                where,
                "a period of at most 100 years is expected, not below zero, like P3M");
    }

    private void duration(String where, Duration duration) {
        expect(
                !duration.isNegative() && duration.toDays() <= MOST_DAYS,
                where,
                "at most " + MOST_DAYS + " days are expected, not below zero, like P400D");
    }

    private void positive(String where, long number) {
        expect(number > 0 && number <= MOST_POINTS, where, "a number from 1 to " + MOST_POINTS + " is expected");
    }

    private void few(String where, List<?> things) {
        expect(things.size() <= MOST_THINGS, where, "at most " + MOST_THINGS + " are possible");
    }

    private void id(String where, @Nullable String id) {
        expect(
                id != null && ID.matcher(id).matches(),
                where,
                "an id of 1 to 64 small letters, digits and hyphens is expected");
    }

    private void expect(boolean right, String where, String what) {
        if (!right) {
            add(where, what);
        }
    }

    private void add(String where, String what) {
        problems.add(new Problem(where, what, null));
    }
}

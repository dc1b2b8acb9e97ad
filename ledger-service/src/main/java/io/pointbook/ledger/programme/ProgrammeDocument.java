package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.book.ReturnPolicy;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a programme as a programme manager writes it: data only, the same in files, in the store and at the
 * doors. The order of its lists has no meaning; the names of things have none either.
 *
 * @param id stable over all versions
 * @param name for people
 * @param zone whose days, months and years count for periods and expiry
 * @param memberKinds who takes part: CUSTOMER, STAFF, PARTNER …; no two programmes share one at the same time
 * @param wallets at least one that can be spent
 * @param tender which of them pays at tills, and for how much
 * @param ladder levels, absent where there are none
 * @param cards collecting cards
 */
public record ProgrammeDocument(
        String id,
        String name,
        ZoneId zone,
        List<String> memberKinds,
        List<Wallet> wallets,
        Tender tender,
        Returns returns,
        @Nullable Ladder ladder,
        List<Card> cards,
        List<Rule> rules) {

    /** Lists that were left out are empty; terms that were left out are those of a fresh local stack. */
    public ProgrammeDocument {
        memberKinds = memberKinds == null ? List.of() : List.copyOf(memberKinds);
        wallets = wallets == null ? List.of() : List.copyOf(wallets);
        returns = returns == null ? Returns.DEFAULT : returns;
        cards = cards == null ? List.of() : List.copyOf(cards);
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /**
     * What points are kept in.
     *
     * @param spendable can be held, paid with and exchanged by the member; qualifying points and stamps cannot
     * @param pendingFor how long units wait after the receipt; absent: not at all
     */
    public record Wallet(
            String id, boolean spendable, @Nullable Period pendingFor, Expiry expiry) {
        public Wallet {
            expiry = expiry == null ? Expiry.NEVER : expiry;
        }
    }

    /**
     * How long units live.
     *
     * @param after for AFTER: how long; for END_OF_MONTH and END_OF_YEAR: added before the end is looked for; for ROLLING:
     *     how long after the day of the latest purchase
     */
    public record Expiry(Kind kind, @Nullable Period after) {
        /** For ever. */
        public static final Expiry NEVER = new Expiry(Kind.NEVER, null);

        /** When the end comes. */
        public enum Kind {
            NEVER,
            AFTER,
            END_OF_MONTH,
            END_OF_YEAR,
            ROLLING
        }
    }

    /**
     * What points pay at tills.
     *
     * @param wallet which points
     * @param pointsPerUnit points that pay 1.00 of any currency, above zero
     */
    public record Tender(String wallet, long pointsPerUnit) {}

    /** What happens when goods come back; see semantics.md section 3. */
    public record Returns(
            ReturnPolicy policy, boolean unmatchedByValue, Duration reachBack, Duration restoredLiveAtLeast) {
        /** UNLIMITED, without effect where nothing was bought, 400 days back, no minimum life. */
        public static final Returns DEFAULT =
                new Returns(ReturnPolicy.UNLIMITED, false, Duration.ofDays(400), Duration.ZERO);

        public Returns {
            policy = policy == null ? ReturnPolicy.UNLIMITED : policy;
            reachBack = reachBack == null ? Duration.ofDays(400) : reachBack;
            restoredLiveAtLeast = restoredLiveAtLeast == null ? Duration.ZERO : restoredLiveAtLeast;
        }
    }

    /**
     * Levels by what was earned in a period.
     *
     * @param wallet the qualifying wallet, which cannot be spent
     * @param period calendar years, quarters or months of the programme's zone, or years from the day of enrolment
     * @param softLanding a level that was not reached again is lost one step at a time
     * @param levels with different thresholds, one of them 0
     */
    public record Ladder(String wallet, PeriodKind period, boolean softLanding, List<Level> levels) {
        public Ladder {
            levels = levels == null ? List.of() : List.copyOf(levels);
        }

        /** @param from units in one period, not below zero */
        public record Level(String id, long from) {}

        /** What a period is. */
        public enum PeriodKind {
            CALENDAR_YEAR,
            CALENDAR_QUARTER,
            CALENDAR_MONTH,
            ANNIVERSARY
        }
    }

    /**
     * A collecting card: {@code full} units of {@code collects} become {@code points} units of {@code wallet} at once.
     */
    public record Card(String id, String collects, long full, String wallet, long points) {}

    /**
     * One rule.
     *
     * @param trigger what it rewards; RECEIPT when absent
     * @param schedule SCHEDULE: after which periods
     * @param priority higher ones first; the id decides between equal ones
     * @param group rules of one group meet as {@code meeting} says; absent: everything of this rule counts
     * @param when all parts have to hold
     */
    public record Rule(
            String id,
            String name,
            int priority,
            Trigger trigger,
            @Nullable Schedule schedule,
            @Nullable String group,
            @Nullable Meeting meeting,
            When when,
            Effect effect,
            List<Limit> limits) {
        public Rule {
            trigger = trigger == null ? Trigger.RECEIPT : trigger;
            when = when == null ? When.ALWAYS : when;
            limits = limits == null ? List.of() : List.copyOf(limits);
        }
    }

    /** What a rule rewards. */
    public enum Trigger {
        /** A receipt as a whole. */
        RECEIPT,
        /** Each of its lines: POINTS_FIXED counts once for every selected one. */
        LINE,
        /** The first receipt of a business day that the rule holds for. */
        VISIT,
        ENROLMENT,
        BIRTHDAY,
        QUESTIONNAIRE,
        FEEDBACK,
        /** The first purchase of a friend whom the member has referred. */
        REFERRAL,
        /** A goal that the employer, or another system, says was reached. */
        GOAL,
        /** The end of a period. */
        SCHEDULE;

        /** Whether a receipt is what it looks at. */
        public boolean ofReceipts() {
            return this == RECEIPT || this == LINE || this == VISIT;
        }
    }

    /**
     * When a SCHEDULE rule is asked.
     *
     * @param every which periods of the programme's zone
     * @param after how long after the end, so that late receipts still count; one day when absent
     * @param counts a wallet that cannot be spent: its units of the period are what the effect counts
     */
    public record Schedule(
            Every every, Period after, @Nullable String counts) {
        private static final Period ONE_DAY = Period.ofDays(1);

        public Schedule {
            after = after == null ? ONE_DAY : after;
        }

        /** Periods. */
        public enum Every {
            MONTH,
            QUARTER,
            YEAR
        }
    }

    /** What happens when several rules of one group would give something. */
    public enum Meeting {
        /** All of them count. */
        STACK,
        /** The one that gives most; the higher priority between equal ones. */
        BEST,
        /** The one with the highest priority that gives anything. */
        EXCLUSIVE
    }

    /**
     * When a rule holds. Absent or empty parts hold always.
     *
     * @param from first local day in the till's own zone, ISO date
     * @param until last local day
     * @param hours local times of the till
     * @param stores store ids
     * @param tiers levels of this programme's ladder
     * @param tags groups of members; one of them is enough
     * @param draw chance decides as well
     * @param condition CEL over the receipt, the member and the calendar
     * @param lines CEL over one line: which SALE lines count
     */
    public record When(
            @Nullable String from,
            @Nullable String until,
            List<Hours> hours,
            List<String> stores,
            List<String> tiers,
            List<String> tags,
            @Nullable Chance draw,
            @Nullable String condition,
            @Nullable String lines) {
        static final When ALWAYS = new When(null, null, List.of(), List.of(), List.of(), List.of(), null, null, null);

        public When {
            hours = hours == null ? List.of() : List.copyOf(hours);
            stores = stores == null ? List.of() : List.copyOf(stores);
            tiers = tiers == null ? List.of() : List.copyOf(tiers);
            tags = tags == null ? List.of() : List.copyOf(tags);
        }

        /**
         * One receipt of so many, drawn by a keyed hash of the receipt that an auditor can repeat.
         *
         * @param name rules that name the same draw win or lose together
         * @param oneIn from 2
         */
        public record Chance(String name, long oneIn) {}

        /**
         * A part of the week.
         *
         * @param days MONDAY … SUNDAY, empty: every day
         * @param from local time, inclusive, absent: from midnight
         * @param until local time, exclusive, absent: to midnight
         */
        public record Hours(
                List<java.time.DayOfWeek> days,
                @Nullable String from,
                @Nullable String until) {
            public Hours {
                days = days == null ? List.of() : List.copyOf(days);
            }
        }
    }

    /**
     * What a rule gives.
     *
     * @param wallet which points
     * @param points POINTS_FIXED: for the receipt; POINTS_PER_AMOUNT: for each {@code per}; POINTS_PER_UNIT: for each whole piece
     * @param per POINTS_PER_AMOUNT: decimal amount in the receipt's currency, "1.00"
     * @param rounding POINTS_PER_AMOUNT, MULTIPLIER and DISCOUNT: FLOOR when absent
     * @param factor MULTIPLIER: decimal number above 1; it adds factor − 1 times what the other rules gave the lines
     * @param coupon COUPON: what it promises; such a rule has no wallet
     * @param tax POINTS_PER_AMOUNT: INCLUDED when absent
     * @param discount DISCOUNT: what it takes off the open basket; such a rule has no wallet
     */
    public record Effect(
            Type type,
            @Nullable String wallet,
            @Nullable Long points,
            @Nullable String per,
            @Nullable Rounding rounding,
            @Nullable String factor,
            @Nullable Coupon coupon,
            @Nullable Discount discount,
            @Nullable Tax tax) {
        /** Whether the tax in a price counts. */
        public enum Tax {
            INCLUDED,
            EXCLUDED
        }

        /** What kind of thing it gives. */
        public enum Type {
            POINTS_FIXED,
            POINTS_PER_AMOUNT,
            POINTS_PER_UNIT,
            MULTIPLIER,
            COUPON,
            DISCOUNT
        }

        /**
         * A coupon for a later receipt.
         *
         * @param benefit what it gives
         * @param number DISCOUNT_PERCENT: hundredths of a percent; DISCOUNT_AMOUNT: minor units of {@code currency}; POINTS:
         *     points; MULTIPLIER: hundredths of the factor; absent for FREE_ITEM
         * @param item only for this item; FREE_ITEM: the item
         * @param category only for items of this category
         * @param validAfter how long after the receipt it begins; absent: at once
         * @param validFor how long it can be used from then
         */
        public record Coupon(
                Benefit benefit,
                @Nullable Long number,
                @Nullable String currency,
                @Nullable String item,
                @Nullable String category,
                @Nullable Period validAfter,
                Period validFor) {
            /** Kinds of benefit. */
            public enum Benefit {
                DISCOUNT_PERCENT,
                DISCOUNT_AMOUNT,
                FREE_ITEM,
                POINTS,
                MULTIPLIER
            }
        }

        /** To whole points, or minor units of money. */
        public enum Rounding {
            FLOOR,
            HALF_UP,
            CEILING
        }
    }

    /**
     * How much a rule gives one member, or with CAMPAIGN all members together.
     *
     * @param points most points in the period, of a DISCOUNT minor units; absent: any number
     * @param uses most receipts in the period, absent: any number
     * @param over CUT gives what is left of the points, REFUSE gives nothing where the whole does not fit; CUT when absent
     */
    public record Limit(
            Per per, @Nullable Long points, @Nullable Long uses, Over over) {
        public Limit {
            over = over == null ? Over.CUT : over;
        }

        /** DAY is the business day; weeks begin on Monday; all by business days. */
        public enum Per {
            RECEIPT,
            DAY,
            WEEK,
            MONTH,
            YEAR,
            EVER,
            /** All members together, for as long as the rule has the limit. */
            CAMPAIGN
        }

        /** What happens with points beyond the limit. */
        public enum Over {
            CUT,
            REFUSE
        }
    }
}

package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers behind an entry in words. Nothing of it is stored. */
final class Sentences {
    private final Entry entry;
    private final List<String> said = new ArrayList<>();

    private Sentences(Entry entry) {
        this.entry = entry;
    }

    static List<String> of(Entry entry) {
        var sentences = new Sentences(entry);
        switch (entry.why()) {
            case Why.Earned why -> sentences.earned(why);
            case Why.Reversed why -> sentences.reversed(why);
            case Why.Redeemed why -> sentences.redeemed(why);
            case Why.GivenBack why -> sentences.givenBack(why);
            case Why.Held why -> sentences.held(why);
            case Why.Clock why -> sentences.clock(why);
            case Why.Adjusted why -> sentences.adjusted(why);
            case Why.Exchanged why -> sentences.exchanged(why);
            case Why.Transferred why -> sentences.transferred(why);
            case Why.Prolonged why ->
                sentences.say("The member bought: what would have expired earlier lives until " + why.until() + ".");
        }
        sentences.debtPaid();
        return List.copyOf(sentences.said);
    }

    private void say(String sentence) {
        said.add(sentence);
    }

    private void earned(Why.Earned why) {
        say("Rule " + why.rule() + ", version " + why.version() + ": " + arithmetic(why) + ": "
                + points(moved(LedgerAccount.ISSUED)) + ".");
        if (why.paidWithPoints() > 0) {
            say(Money.text(why.paidWithPoints(), why.currency())
                    + " was paid with points and taken off before: it earns nothing.");
        }
        if (why.cap() != null) {
            say(
                    why.ruled() == null || why.ruled().wanted() == null
                            ? "The limit of " + points(why.cap()) + " cut it."
                            : "It would have been " + points(why.ruled().wanted()) + "; the rule's limit by "
                                    + String.valueOf(why.ruled().limitedBy()).toLowerCase(Locale.ROOT) + " left "
                                    + points(why.cap()) + ".");
        }
        for (Why.LineShare line : why.lines()) {
            var begins = "Line " + line.line() + ", " + Money.text(line.net(), why.currency()) + ": ";
            say(
                    line.excluded() == null
                            ? begins + points(line.points()) + "."
                            : begins + "no points, because " + cause(line.excluded()) + ".");
        }
        if (entry.opens() != null) {
            life(entry.opens().activeFrom().isAfter(entry.businessTime()));
        }
    }

    private static String arithmetic(Why.Earned why) {
        var effect = why.ruled() == null ? "POINTS_PER_AMOUNT" : why.ruled().effect();
        return switch (effect) {
            case "POINTS_FIXED" -> points(why.factor()) + " for the receipt";
            case "POINTS_PER_UNIT" ->
                points(why.factor()) + " for each of "
                        + (why.ruled() == null ? null : why.ruled().pieces()) + " pieces";
            case "MULTIPLIER" ->
                points(why.base()) + " of other rules times "
                        + (why.ruled() == null ? null : why.ruled().multiplier()) + ", rounding " + why.rounding()
                        + ", less those points themselves";
            default ->
                Money.text(why.base(), why.currency()) + " counts, "
                        + (why.factor() == 1 ? "one point" : why.factor() + " points") + " for "
                        + Money.text(why.perAmount(), why.currency()) + ", rounding " + why.rounding();
        };
    }

    private void exchanged(Why.Exchanged why) {
        var cards = why.cards() == 1 ? "A full card" : why.cards() + " full cards";
        say(cards + " of " + why.programme() + "/" + why.rule() + " (" + why.full() + " each), version " + why.version()
                + (entry.points() < 0
                        ? ": " + points(-entry.points()) + " of " + entry.wallet() + " go."
                        : ": " + points(entry.points()) + " of " + entry.wallet() + " come."));
    }

    private void life(boolean waits) {
        var lot = entry.opens();
        if (lot == null) {
            return;
        }
        var from = waits ? "They can be spent from " + lot.activeFrom() + " on" : "They can be spent at once";
        say(from + (lot.expiresAt() == null ? " and never expire." : " until " + lot.expiresAt() + "."));
    }

    private static String cause(String excluded) {
        return switch (excluded) {
            case "DEPOSIT" -> "a deposit earns nothing";
            case "FEE" -> "a fee earns nothing";
            case "GIFT_CARD" -> "a gift card earns nothing";
            case "DONATION" -> "a donation earns nothing";
            case "RETURN" -> "it is a return";
            case "VOIDED" -> "it was voided within the receipt";
            case "NOT_POSITIVE" -> "its amount is not above zero; it lowers the sum";
            case "NOT_SELECTED" -> "the rule is not about this line";
            case "BY_VALUE" -> "the return counted by its value";
            default -> "the rule left it out (" + excluded + ")";
        };
    }

    private void reversed(Why.Reversed why) {
        for (Why.LineReversal line : why.lines()) {
            var where = "Line " + line.line() + " of receipt " + line.receipt();
            var what = line.voided() ? " was voided" : ": " + line.returned() + " of " + line.bought() + " came back";
            var effect = line.points() < 0
                    ? points(-line.points()) + " are put back"
                    : points(line.points()) + " are taken off";
            say(where + what + "; of its " + points(line.share()) + " " + effect + ".");
            if (line.forgiven() > 0) {
                say(points(line.forgiven()) + " of it were not taken, by the policy " + why.policy() + ".");
            }
        }
        for (Take take : why.takes()) {
            say(taken(take));
        }
        if (why.forgiven() > 0) {
            say("The policy " + why.policy() + " forgave " + points(why.forgiven()) + " in all.");
        }
    }

    private static String taken(Take take) {
        boolean back = take.points() < 0;
        var count = points(Math.abs(take.points()));
        return switch (take.source()) {
            case OWN -> count + (back ? " went back to" : " came from") + " the points of that purchase itself.";
            case EXPIRED ->
                count + " of that purchase had expired: they " + (back ? "count" : "do not count")
                        + " as expired any more.";
            case OTHER ->
                count + (back ? " went back to" : " came from") + " the points of another purchase, lot " + take.lot()
                        + ".";
            case DEBT -> count + (back ? " are not owed any more." : " were spent already: the member owes them.");
        };
    }

    private void redeemed(Why.Redeemed why) {
        say(points(why.asked()) + " paid at the till"
                + (entry.receipt() == null ? "." : " for receipt " + entry.receipt() + "."));
        if (why.unheld()) {
            say("No hold covered them: the till was offline, or the hold was gone or too small.");
        }
        if (why.owed() > 0) {
            say(points(why.owed()) + " were not there: the member owes them.");
        }
    }

    private void givenBack(Why.GivenBack why) {
        say(
                why.paidBy() == null
                        ? "Points that had paid came back."
                        : "Points that had paid for receipt " + why.paidBy() + " came back.");
        if (why.unmatched()) {
            say("The payment was not found: they are a lot of their own.");
            life(false);
        }
    }

    private void held(Why.Held why) {
        say(points(moved(LedgerAccount.ACTIVE)) + " are reserved for hold " + entry.holdId() + " until "
                + why.expiresAt() + ".");
    }

    private void clock(Why.Clock why) {
        say(points(entry.postings().stream().mapToLong(Posting::points).sum()
                        - moved(LedgerAccount.ACTIVE, LedgerAccount.DEBT))
                + " " + byTheClock(entry.kind()) + " at " + why.due() + ".");
    }

    private static String byTheClock(EntryKind kind) {
        return switch (kind) {
            case MATURED -> "became spendable";
            case EXPIRED -> "expired";
            case HOLD_EXPIRED -> "are free again, because nobody finished their hold,";
            case EARNED,
                    REVERSED,
                    RESTORED,
                    REDEEMED,
                    GIVEN_BACK,
                    HELD,
                    CAPTURED,
                    RELEASED,
                    ADJUSTED,
                    EXCHANGED,
                    PROLONGED,
                    TRANSFERRED -> "changed (" + kind.name().toLowerCase(Locale.ROOT) + ")";
        };
    }

    private void adjusted(Why.Adjusted why) {
        say(why.actor() + (entry.points() < 0 ? " took " : " added ") + points(Math.abs(entry.points())) + ": "
                + why.reason());
    }

    private void transferred(Why.Transferred why) {
        boolean went = entry.opens() == null;
        say(why.actor() + " let " + points(moved(went ? LedgerAccount.ACTIVE : LedgerAccount.TRANSFERRED_IN))
                + (went ? " go to " : " come from ") + why.other() + ".");
    }

    private void debtPaid() {
        long paid = moved(LedgerAccount.ACTIVE, LedgerAccount.DEBT);
        if (paid > 0) {
            say(points(paid) + " of it paid off what the member owed.");
        }
    }

    private long moved(LedgerAccount from) {
        return entry.postings().stream()
                .filter(posting -> posting.from() == from)
                .mapToLong(Posting::points)
                .sum();
    }

    private long moved(LedgerAccount from, LedgerAccount to) {
        return entry.postings().stream()
                .filter(posting -> posting.from() == from && posting.to() == to)
                .mapToLong(Posting::points)
                .sum();
    }

    private static String points(long count) {
        return count == 1 ? "1 point" : count + " points";
    }
}

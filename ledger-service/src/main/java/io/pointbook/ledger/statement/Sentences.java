package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.CouponGrant;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.words.BenefitWords;
import io.pointbook.ledger.words.Phrasebook;
import io.pointbook.ledger.words.Telling;
import io.pointbook.ledger.words.Units;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** The numbers behind an entry in words. Nothing of it is stored. */
final class Sentences {
    private final Entry entry;
    private final Telling telling;

    private Sentences(Entry entry, Telling telling) {
        this.entry = entry;
        this.telling = telling;
    }

    /** The entry with what happened beside it: its occasion, and for what was earned notes and coupons. */
    static Telling of(AccountEvent event, Entry entry, Phrasebook words) {
        var telling = of(entry, words);
        if (event instanceof OccasionPosted posted && entry.kind() != EntryKind.MATURED) {
            occasion(posted.occasion(), telling);
        }
        var by = StatementLine.by(event);
        if (by != null) {
            telling.say("told.by", Map.of("member", by));
        }
        if (entry.kind() == EntryKind.EARNED) {
            notes(event).forEach(note -> note(note, telling::detail));
            coupons(event).forEach(coupon -> coupon(coupon, telling));
        }
        return telling;
    }

    /** The entry alone. */
    static Telling of(Entry entry, Phrasebook words) {
        var telling = new Telling(words);
        var sentences = new Sentences(entry, telling);
        switch (entry.why()) {
            case Why.Earned why -> new EarnedSentences(entry, why, telling).tell();
            case Why.Reversed why -> new ReversedSentences(entry, why, telling).tell();
            case Why.Redeemed why -> sentences.redeemed(why);
            case Why.GivenBack why -> sentences.givenBack(why);
            case Why.Held why -> sentences.held(why);
            case Why.Clock why -> sentences.clock(why);
            case Why.Adjusted why -> sentences.adjusted(why);
            case Why.Exchanged why -> sentences.exchanged(why);
            case Why.Transferred why -> sentences.transferred(why);
            case Why.Prolonged why -> telling.say("prolonged", Map.of("until", why.until()));
        }
        sentences.debtPaid();
        return telling;
    }

    static List<Note> notes(AccountEvent event) {
        return switch (event) {
            case ReceiptPosted posted -> posted.notes();
            case OccasionPosted posted -> Objects.requireNonNullElse(posted.notes(), List.of());
            default -> List.of();
        };
    }

    static List<CouponGrant> coupons(AccountEvent event) {
        return switch (event) {
            case ReceiptPosted posted -> Objects.requireNonNullElse(posted.coupons(), List.of());
            case OccasionPosted posted -> Objects.requireNonNullElse(posted.coupons(), List.of());
            default -> List.of();
        };
    }

    /** @param to a clause of the details, or also of the one sentence */
    static void note(Note note, BiConsumer<String, Map<String, ?>> to) {
        to.accept(
                "note." + note.code(),
                Map.of(
                        "line", note.line() == null ? 0 : note.line(),
                        "amount", Objects.requireNonNullElse(note.amount(), ""),
                        "coupon", Objects.requireNonNullElse(note.coupon(), "")));
    }

    static void coupon(CouponGrant coupon, Telling telling) {
        telling.detail(
                "coupon.given",
                Map.of(
                        "rule", coupon.rule(),
                        "version", coupon.version(),
                        "benefit",
                                BenefitWords.of(
                                        telling.words(),
                                        coupon.benefit(),
                                        coupon.number(),
                                        coupon.currency(),
                                        coupon.item(),
                                        coupon.category()),
                        "from", coupon.validFrom(),
                        "until", coupon.validUntil()));
    }

    private static void occasion(Occasion occasion, Telling telling) {
        var what = telling.words().of("occasion", occasion.kind().name());
        // of what is undone the name is the id of an event
        boolean named = !occasion.name().isEmpty() && occasion.kind() != Occasion.Kind.REFERRAL_UNDONE;
        telling.say(named ? "told.occasion.named" : "told.occasion", Map.of("occasion", what, "name", occasion.name()));
    }

    private void redeemed(Why.Redeemed why) {
        if (entry.kind() == EntryKind.CAPTURED) {
            telling.say("captured", Map.of("points", units(why.asked()), "hold", hold()));
            return;
        }
        telling.say(
                entry.receipt() == null ? "redeemed" : "redeemed.receipt",
                Map.of("points", units(why.asked()), "receipt", receipt()));
        if (why.unheld()) {
            telling.say("redeemed.unheld", Map.of());
        }
        if (why.owed() > 0) {
            telling.say("redeemed.owed", Map.of("points", units(why.owed())));
        }
    }

    private void givenBack(Why.GivenBack why) {
        var points = units(Amounts.from(entry, LedgerAccount.REDEEMED));
        if (why.paidBy() == null) {
            telling.say("given-back", Map.of("points", points));
        } else {
            telling.say("given-back.receipt", Map.of("points", points, "receipt", why.paidBy()));
        }
        if (why.unmatched()) {
            telling.say("given-back.unmatched", Map.of());
            Life.tell(entry, Amounts.from(entry, LedgerAccount.REDEEMED), telling);
        }
    }

    private void held(Why.Held why) {
        if (entry.kind() == EntryKind.RELEASED) {
            telling.say("released", Map.of("hold", hold(), "points", units(Amounts.from(entry, LedgerAccount.HELD))));
        } else {
            telling.say(
                    "held",
                    Map.of(
                            "points", units(Amounts.from(entry, LedgerAccount.ACTIVE)),
                            "hold", hold(),
                            "until", why.expiresAt()));
        }
    }

    private void clock(Why.Clock why) {
        telling.say(
                "clock." + entry.kind(),
                Map.of("points", units(Amounts.movedByClock(entry)), "at", why.due(), "hold", hold()));
    }

    private void adjusted(Why.Adjusted why) {
        telling.say(
                entry.points() < 0 ? "adjusted.taken" : "adjusted.added",
                Map.of(
                        "points", units(Math.abs(entry.points())),
                        "actor", why.actor(),
                        "reason", why.reason()));
    }

    private void transferred(Why.Transferred why) {
        telling.say(
                entry.opens() == null ? "transferred.out" : "transferred.in",
                Map.of("points", units(Amounts.transferred(entry)), "other", why.other(), "actor", why.actor()));
    }

    private void exchanged(Why.Exchanged why) {
        long out = Amounts.to(entry, LedgerAccount.REDEEMED);
        telling.say(
                out > 0 ? "exchanged.out" : "exchanged.in",
                Map.of(
                        "cards", why.cards(),
                        "rule", why.programme() + "/" + why.rule(),
                        "version", why.version(),
                        "full", why.full(),
                        "points", units(out > 0 ? out : entry.issued())));
    }

    private void debtPaid() {
        long paid = Amounts.debtPaid(entry);
        if (paid > 0) {
            telling.say("debt", Map.of("points", units(paid)));
        }
    }

    private Units units(long count) {
        return new Units(count, entry.wallet());
    }

    private String hold() {
        return Objects.requireNonNullElse(entry.holdId(), "");
    }

    private String receipt() {
        return Objects.requireNonNullElse(entry.receipt(), "");
    }
}

package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.AccountSettled;
import io.pointbook.ledger.account.Scenes;
import io.pointbook.ledger.account.book.Booking;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.LotTerms;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.programme.ProgrammeScenes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries that readers ask about: those of the stored samples, and by hand what no sample has. */
final class EntryScenes {
    private static final Instant AT = Instant.parse("2027-03-31T22:00:00Z");
    private static final String RECEIPT = "S1/1/2027-03-01/7";
    private static final String LOT = RECEIPT + "/1";

    private final Map<String, Scene> scenes = new LinkedHashMap<>();

    private EntryScenes() {}

    /** An entry in its event. */
    record Scene(AccountEvent event, Entry entry) {}

    static Map<String, Scene> all() throws Exception {
        var all = new EntryScenes();
        Scenes.all().forEach((name, scene) -> all.of(name, scene.event()));
        all.of("judged", ProgrammeScenes.judged());
        ProgrammeScenes.occasions().forEach(all::of);
        all.byHand();
        return all.scenes;
    }

    private void of(String name, AccountEvent event) {
        for (Entry entry : event.booking().entries()) {
            scenes.put(name + " " + entry.kind() + " " + entry.number(), new Scene(event, entry));
        }
    }

    private void byHand() {
        var shares = List.of(new Why.LineShare(1, 4999, 24, null), new Why.LineShare(2, 1999, 0, "NOT_SELECTED"));
        add("a rule per piece", EntryKind.EARNED, earned(shares, "POINTS_PER_UNIT", 3L, null), "stamps", lot(AT), 21);
        add("a rule that doubles", EntryKind.EARNED, earned(shares, "MULTIPLIER", null, "1.5"), "points", lot(null), 2);
        add("a coupon's points", EntryKind.EARNED, ofCoupon("COUPON_POINTS", null), "points", lot(null), 5);
        add("a coupon that doubles", EntryKind.EARNED, ofCoupon("COUPON_MULTIPLIER", "2.00"), "points", lot(AT), 5);
        add("two pieces of three came back", EntryKind.REVERSED, reversed(false, 8, 3), "points", null, 5);
        add("it was put back", EntryKind.RESTORED, reversed(false, -8, 0), "points", null, 5);
        add("nobody knows the purchase", EntryKind.REVERSED, byValue(), "points", null, 5);
        add("points matured", EntryKind.MATURED, new Why.Clock(AT), "points", null, 1);
        add("a hold ended", EntryKind.HOLD_EXPIRED, new Why.Clock(AT), "points", null, 22);
        add("a till gave points back", EntryKind.GIVEN_BACK, new Why.GivenBack(RECEIPT, false), "points", null, 5);
        add("for no known payment", EntryKind.GIVEN_BACK, new Why.GivenBack(null, true), "points", lot(AT), 5);
        add("a full card", EntryKind.EXCHANGED, new Why.Exchanged("cafe", 2, "card", 2, 9), "coffees", lot(AT), 2);
    }

    private static Why earned(
            List<Why.LineShare> shares, String effect, @Nullable Long pieces, @Nullable String multiplier) {
        var ruled = new Why.Ruled("p", effect, pieces, multiplier, 40L, "DAY", true);
        return new Why.Earned("p/rule", 3, "PLN", 48, 500, 1, 1, "HALF_UP", 24L, shares, ruled);
    }

    private static Why ofCoupon(String effect, @Nullable String multiplier) {
        var ruled = new Why.Ruled("p", effect, null, multiplier, null, null, false, "SPRING");
        var shares = List.of(new Why.LineShare(1, 4999, 5, null));
        return new Why.Earned("coupon", 3, "PLN", 5, 0, 0, 5, "FLOOR", null, shares, ruled);
    }

    private static Why reversed(boolean voided, long points, long forgiven) {
        var line = new Why.LineReversal(RECEIPT, 1, "2", "3", 12, points - forgiven, forgiven, voided);
        int sign = points < 0 ? -1 : 1;
        var takes = List.of(
                new Take(Take.Source.OWN, null, sign),
                new Take(Take.Source.EXPIRED, null, 2L * sign),
                new Take(Take.Source.OTHER, "S1/1/2027-02-01/3/1", sign),
                new Take(Take.Source.DEBT, null, sign));
        return new Why.Reversed(LOT, ReturnPolicy.WITHIN_BALANCE, takes, forgiven, List.of(line));
    }

    private static Why byValue() {
        var line = new Why.LineReversal(RECEIPT, 2, "0.42", "0", 0, 5, 0, false);
        return new Why.Reversed(null, ReturnPolicy.UNLIMITED, List.of(), 0, List.of(line));
    }

    private static LotTerms lot(@Nullable Instant expiresAt) {
        return new LotTerms(LOT, AT.plusSeconds(86_400), expiresAt == null ? null : expiresAt.plusSeconds(8_640_000));
    }

    private void add(String name, EntryKind kind, Why why, String wallet, @Nullable LotTerms opens, long points) {
        var from =
                switch (kind) {
                    case EARNED, EXCHANGED -> LedgerAccount.ISSUED;
                    case GIVEN_BACK -> LedgerAccount.REDEEMED;
                    case MATURED -> LedgerAccount.PENDING;
                    case HOLD_EXPIRED -> LedgerAccount.HELD;
                    case RESTORED -> LedgerAccount.REVERSED;
                    default -> LedgerAccount.ACTIVE;
                };
        var to = kind == EntryKind.REVERSED ? LedgerAccount.REVERSED : LedgerAccount.ACTIVE;
        var postings = List.of(
                new Posting(from, to, points, LOT), new Posting(LedgerAccount.ACTIVE, LedgerAccount.DEBT, 1, LOT));
        var entry = new Entry(1, kind, wallet, AT, RECEIPT, "h-1", opens, postings, points - 1, points - 1, why);
        var event = new AccountSettled("by-hand", "m-anna", AT, AT, new Booking(List.of(entry), Map.of()));
        scenes.put(name, new Scene(event, entry));
    }
}

package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.programme.DefaultProgramme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A ledger without database and broker: accounts as folds over their events; one member per card. */
final class PureLedger {
    private static final Duration REACH = Duration.ofDays(400);

    private final Programme programme;
    private final Map<String, OneAccount> accounts = new TreeMap<>();
    private final Map<String, Receipt> kept = new HashMap<>();
    private final Function<CanonicalReceipt, Receipt> reader;
    private final PureInbox inbox = new PureInbox(this);
    private Instant now = Till.day(1_000);

    PureLedger() {
        this(DefaultProgramme.Terms.DEFAULT);
    }

    PureLedger(DefaultProgramme.Terms terms) {
        this.programme = new DefaultProgramme(terms);
        this.reader = canonical -> kept.get(new String(canonical.json(), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Under a return policy, else as by default. */
    static PureLedger under(ReturnPolicy policy) {
        return new PureLedger(new DefaultProgramme.Terms(policy, false, Duration.ZERO, null, REACH, Duration.ZERO));
    }

    /** @param life of points in days, none: for ever */
    static PureLedger with(int pendingDays, @Nullable Integer life) {
        return new PureLedger(new DefaultProgramme.Terms(
                ReturnPolicy.UNLIMITED,
                false,
                Duration.ofDays(pendingDays),
                life == null ? null : Duration.ofDays(life),
                REACH,
                Duration.ZERO));
    }

    /** @param reader of the receipts that will be given together with their stored form */
    PureLedger(Function<CanonicalReceipt, Receipt> reader) {
        this.programme = new DefaultProgramme(DefaultProgramme.Terms.DEFAULT);
        this.reader = reader;
    }

    /** One member: its state, its events and what they tell about purchases. */
    final class OneAccount {
        private final List<AccountEvent> events = new ArrayList<>();
        private final PurchaseHistory history = new PurchaseHistory();
        private final Account account;

        private OneAccount(String memberId) {
            account = new Account(memberId);
            take(new AccountOpened("member:" + memberId, memberId, "CUSTOMER", null, false, now, now));
        }

        private <E extends @Nullable AccountEvent> E take(E event) {
            if (event != null) {
                events.add(event);
                account.apply(event);
                new HistoryFold(reader).add(history, event);
            }
            return event;
        }
    }

    PureLedger at(Instant now) {
        this.now = now;
        return this;
    }

    PureLedger on(int day) {
        return at(Till.day(day));
    }

    PureLedger arrives(Till.RungUp... receipts) {
        for (var rungUp : receipts) {
            var receipt = rungUp.receipt();
            kept.putIfAbsent(receipt.id().toString(), receipt);
            inbox.take(receipt, Till.kept(receipt));
        }
        return this;
    }

    void arrives(Receipt receipt, CanonicalReceipt canonical) {
        inbox.take(receipt, canonical);
    }

    /** Posts to one account; the account is opened by the first sight of its card. */
    void post(
            String memberId,
            String eventId,
            Receipt receipt,
            @Nullable CanonicalReceipt canonical,
            PureInbox.Part part) {
        var one = accounts.computeIfAbsent(memberId, OneAccount::new);
        boolean bare = canonical != null;
        boolean looksBack = MemberAccount.needsHistory(one.account, receipt, bare, part.comesBack());
        one.take(new ReceiptDecision(
                        one.account,
                        new PostReceipt(
                                eventId,
                                memberId,
                                receipt,
                                canonical,
                                part.returns(),
                                part.voids(),
                                part.tenders(),
                                List.of(),
                                looksBack ? one.history : null,
                                programme,
                                now))
                .decide());
    }

    AccountEvent.@Nullable PointsHeld hold(String member, String holdId, long points, Instant until) {
        var one = one(member);
        return one.take(new RequestDecision(one.account)
                .hold(new AccountCommand.HoldPoints(member, holdId, "points", points, until, now)));
    }

    AccountEvent.@Nullable HoldCaptured capture(String member, String holdId, @Nullable Long points) {
        var one = one(member);
        return one.take(
                new RequestDecision(one.account).capture(new AccountCommand.CaptureHold(member, holdId, points, now)));
    }

    AccountEvent giveBack(String member, String holdId, String returnId, @Nullable Long points) {
        var one = one(member);
        return one.take(new RequestDecision(one.account)
                .returnCapture(new AccountCommand.ReturnCapture(
                        member, holdId, returnId, "points", points, null, one.history, programme, now)));
    }

    AccountEvent.@Nullable HoldReleased release(String member, String holdId) {
        var one = one(member);
        return one.take(new RequestDecision(one.account).release(new AccountCommand.ReleaseHold(member, holdId, now)));
    }

    AccountEvent.PointsAdjusted adjust(String member, String id, long points) {
        var one = one(member);
        return one.take(new RequestDecision(one.account)
                .adjust(new AccountCommand.AdjustPoints(
                        member, id, "points", points, "carla", "goodwill", programme, now)));
    }

    void block(String member) {
        one(member).take(new AccountEvent.AccountBlocked("block:" + member, member, "carla", "stolen", now, now));
    }

    /** Lets the clock post what is due for everybody. */
    PureLedger settle() {
        accounts.forEach((member, one) -> {
            String id = "settled:" + member + "/" + one.events.size();
            one.take(new RequestDecision(one.account).settle(new AccountCommand.SettleAccount(member, id, now)));
        });
        return this;
    }

    /** As posted. */
    Standing standing(String member) {
        var one = accounts.get(member);
        return one == null ? Standing.EMPTY : one.account.book().standing("points");
    }

    Account account(String member) {
        return one(member).account;
    }

    List<AccountEvent> events(String member) {
        return List.copyOf(one(member).events);
    }

    AccountEvent last(String member) {
        return one(member).events.getLast();
    }

    /** A receipt that arrived. */
    Receipt receipt(ReceiptId id) {
        return Objects.requireNonNull(kept.get(id.toString()));
    }

    Receipt read(CanonicalReceipt canonical) {
        return reader.apply(canonical);
    }

    List<String> members() {
        return List.copyOf(accounts.keySet());
    }

    private OneAccount one(String member) {
        return accounts.computeIfAbsent(member, OneAccount::new);
    }

    static String suffixed(ReceiptId receipt, String suffix) {
        return receipt + "#" + suffix;
    }
}

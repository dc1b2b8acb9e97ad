package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountCommand.AdjustPoints;
import io.pointbook.ledger.account.AccountCommand.CaptureHold;
import io.pointbook.ledger.account.AccountCommand.GivePoints;
import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.account.AccountCommand.PostOccasion;
import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.AccountCommand.ReleaseHold;
import io.pointbook.ledger.account.AccountCommand.ReturnCapture;
import io.pointbook.ledger.account.AccountCommand.SettleAccount;
import io.pointbook.ledger.account.AccountCommand.TakePoints;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.book.Portion;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.account.receipt.TenderType;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.ledger.ingest.receipt.Reading;
import io.pointbook.ledger.ingest.receipt.ReceiptLimits;
import io.pointbook.ledger.ingest.receipt.TillHeaders;
import io.pointbook.ledger.ingest.receipt.TillReceiptReader;
import io.pointbook.ledger.programme.DefaultProgramme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One member's account, told step by step: each step answers the very event that the ledger would store. */
public final class Story {
    public static final String ANNA = "m-anna";
    private static final String CARD_ID = "c-anna-1";
    private static final CardHasher CARDS = hasher();
    private static final String HASH = CARDS.hash("2981000012345678");
    private static final TillReceiptReader READER = new TillReceiptReader(CARDS, ReceiptLimits.DEFAULT);

    private final Programme programme;
    private final Account account = new Account(ANNA);
    private final List<AccountEvent> events = new ArrayList<>();
    private List<UsedCoupon> used = List.of();

    private Story(DefaultProgramme.Terms terms) {
        this(new DefaultProgramme(terms));
    }

    private Story(Programme programme) {
        this.programme = programme;
    }

    /** By a programme of the test's own. */
    public static Story under(Programme programme) {
        return new Story(programme);
    }

    /** By the terms of a fresh local stack. */
    public static Story begins() {
        return new Story(DefaultProgramme.Terms.DEFAULT);
    }

    /** The same, but points live only so long. */
    public static Story withPointsThatLive(Duration life) {
        return new Story(new DefaultProgramme.Terms(
                ReturnPolicy.UNLIMITED, false, Duration.ZERO, life, Duration.ofDays(400), Duration.ZERO));
    }

    public AccountEvent opened(Instant at) {
        var card = new NewCard(CARD_ID, HASH, "5678");
        return happened(new AccountOpened("member:" + ANNA, ANNA, "CUSTOMER", card, false, at, at));
    }

    /** A receipt on which Anna's card was shown; single quotes for double ones. */
    public AccountEvent receipt(String json, Instant at) {
        var read = read(json);
        var returns = ReturnLines.of(read.receipt()).stream()
                .filter(returned -> returned.original() != null
                        && isAnnas(returned.original().receipt()))
                .toList();
        var voids = read.receipt().voids();
        return posted(read.receipt().id().toString(), read, true, returns, voids, at);
    }

    /** A receipt that uses coupons up. */
    public AccountEvent receipt(String json, List<UsedCoupon> coupons, Instant at) {
        used = coupons;
        try {
            return receipt(json, at);
        } finally {
            used = List.of();
        }
    }

    /** What of somebody else's receipt concerns Anna. */
    public AccountEvent foreignReceipt(String json, String suffix, Predicate<ReturnedLine> hers, Instant at) {
        var read = read(json);
        var returns = ReturnLines.of(read.receipt()).stream().filter(hers).toList();
        return posted(
                read.receipt().id() + suffix,
                read,
                false,
                returns,
                read.receipt().voids(),
                at);
    }

    public AccountEvent hold(String holdId, long points, Instant at, Instant expiresAt) {
        return hold(holdId, programme.wallet(), points, at, expiresAt);
    }

    public AccountEvent hold(String holdId, String wallet, long points, Instant at, Instant expiresAt) {
        return happened(new RequestDecision(account).hold(new HoldPoints(ANNA, holdId, wallet, points, expiresAt, at)));
    }

    public AccountEvent capture(String holdId, long points, Instant at) {
        return happened(new RequestDecision(account).capture(new CaptureHold(ANNA, holdId, points, at)));
    }

    public AccountEvent giveBack(String holdId, String returnId, long points, Instant at) {
        return happened(new RequestDecision(account)
                .returnCapture(new ReturnCapture(
                        ANNA, holdId, returnId, programme.wallet(), points, "torn", history(), programme, at)));
    }

    public AccountEvent release(String holdId, Instant at) {
        return happened(new RequestDecision(account).release(new ReleaseHold(ANNA, holdId, at)));
    }

    public AccountEvent adjust(String adjustmentId, long points, Instant at) {
        return adjust(adjustmentId, programme.wallet(), points, at);
    }

    public AccountEvent adjust(String adjustmentId, String wallet, long points, Instant at) {
        return happened(new RequestDecision(account)
                .adjust(new AdjustPoints(ANNA, adjustmentId, wallet, points, "jan", "gift basket", programme, at)));
    }

    public AccountEvent settle(String eventId, Instant at) {
        return happened(new RequestDecision(account).settle(new SettleAccount(ANNA, eventId, at)));
    }

    /** Points go to another account. */
    public AccountEvent gives(String transferId, long points, String other, Instant at) {
        return happened(new RequestDecision(account)
                .give(new GivePoints(ANNA, transferId, programme.wallet(), points, other, "maria", at)));
    }

    /** Points come from another account. */
    public AccountEvent takes(String transferId, List<Portion> portions, String other, Instant at) {
        return happened(new RequestDecision(account)
                .take(new TakePoints(ANNA, transferId, programme.wallet(), portions, other, "maria", at)));
    }

    /** Lets the clock post what is due, if anything is. */
    public void settleWhatIsDue(String eventId, Instant at) {
        var event = new RequestDecision(account).settle(new SettleAccount(ANNA, eventId, at));
        if (event != null) {
            happened(event);
        }
    }

    /** Something other than a receipt happens, and is told at once. */
    public AccountEvent occasion(String eventId, Occasion occasion) {
        return happened(
                new OccasionDecision(account, new PostOccasion(eventId, ANNA, occasion, programme, occasion.at()))
                        .decide());
    }

    /** Takes in an event that needs no deciding. */
    public AccountEvent happened(@Nullable AccountEvent event) {
        var stored = Objects.requireNonNull(event);
        account.apply(stored);
        events.add(stored);
        return stored;
    }

    public Account account() {
        return account;
    }

    /** The aggregate as a snapshot would keep it. */
    public MemberAccount aggregate() {
        return MemberAccount.of(account.memory());
    }

    /** All events so far; the last one's sequence is one less than their number. */
    public List<AccountEvent> events() {
        return events;
    }

    /** A receipt as the ledger reads it. */
    public static Reading.Read read(String json) {
        var bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return switch (READER.read(bytes, TillHeaders.NONE, Instant.parse("2099-01-01T00:00:00Z"))) {
            case Reading.Read read -> read;
            case Reading.Refused refused -> throw new IllegalArgumentException(refused.toString());
        };
    }

    private AccountEvent posted(
            String eventId,
            Reading.Read read,
            boolean bare,
            List<ReturnedLine> returns,
            @Nullable ReceiptId voids,
            Instant at) {
        Receipt receipt = read.receipt();
        boolean comesBack = !returns.isEmpty() || voids != null;
        boolean history = MemberAccount.needsHistory(account, receipt, bare, comesBack);
        return happened(new ReceiptDecision(
                        account,
                        new PostReceipt(
                                eventId,
                                ANNA,
                                receipt,
                                bare ? read.canonical() : null,
                                returns,
                                voids,
                                tenders(receipt),
                                List.of(),
                                history ? history() : null,
                                programme,
                                null,
                                bare ? used : List.of(),
                                at))
                .decide());
    }

    private static List<Tender> tenders(Receipt receipt) {
        return receipt.tenders().stream()
                .filter(tender -> tender.type() == TenderType.POINTS)
                .toList();
    }

    private PurchaseHistory history() {
        var history = new PurchaseHistory();
        var fold = new HistoryFold(CanonicalReceiptReader::read);
        events.forEach(event -> fold.add(history, event));
        return history;
    }

    private boolean isAnnas(ReceiptId receipt) {
        return events.stream().anyMatch(event -> event.eventId().equals(receipt.toString()));
    }

    private static CardHasher hasher() {
        try {
            var key = Files.createTempFile("card", ".key");
            key.toFile().deleteOnExit();
            Files.write(key, new byte[CardHasher.MIN_KEY_BYTES]);
            return CardHasher.fromFile(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

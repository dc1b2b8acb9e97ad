package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.NewCard;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Season;
import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.account.TierStanding;
import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One member under one of the shipped programmes: receipts in, statement out. */
final class Scenario {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("pointbook.root", "..")).resolve("docs/programmes");
    private static final CelConditions CONDITIONS = new CelConditions();
    /** A fake: every third receipt of a till wins. */
    private static final Draw DRAW =
            (_, receipt) -> Long.parseLong(receipt.substring(receipt.lastIndexOf('/') + 1)) % 3;

    private final Programme programme;
    private final Story story;
    private int receipts;
    private int told;
    private int occasions;
    private @Nullable String postedAt;
    private List<UsedCoupon> used = List.of();

    private Scenario(ProgrammeDocument document, String kind, Instant enrolled) {
        this(document, kind, enrolled, null);
    }

    private Scenario(ProgrammeDocument document, String kind, Instant enrolled, @Nullable Instant since) {
        programme = compiled(document);
        story = Story.under(programme);
        var card = new NewCard("c-anna-1", "hash", "5678");
        story.happened(
                new AccountOpened("member:" + Story.ANNA, Story.ANNA, kind, card, true, enrolled, enrolled, since));
        told = 1;
    }

    /** @param enrolled with offset */
    static Scenario of(String example, String enrolled) throws Exception {
        var document = document(example);
        return new Scenario(document, document.memberKinds().getFirst(), time(enrolled));
    }

    /** A member whose years count from an earlier day than the enrolment. */
    static Scenario since(String example, String enrolled, String since) throws Exception {
        var document = document(example);
        return new Scenario(document, document.memberKinds().getFirst(), time(enrolled), time(since));
    }

    static Scenario of(ProgrammeDocument document, String enrolled) {
        return new Scenario(document, document.memberKinds().getFirst(), time(enrolled));
    }

    static ProgrammeDocument document(String example) throws Exception {
        return ProgrammeJson.read(Files.readAllBytes(EXAMPLES.resolve(example + ".json")));
    }

    static List<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    static Programme compiled(ProgrammeDocument document) {
        var problems = ProgrammeCheck.of(document, CONDITIONS);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        try {
            return RuleProgramme.of(document, 1, CONDITIONS, DRAW);
        } catch (Condition.NotACondition wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** @param goods item:pieces:net or item:pieces:net:category; net in minor units; answers the receipt's number */
    int buys(String at, String... goods) {
        return arrives(at, "SALE", sales(goods), "");
    }

    /** Lines as a till writes them, single quotes for double ones. */
    int buysLines(String at, List<String> lines) {
        return arrives(at, "SALE", lines, "");
    }

    static List<String> sales(String... goods) {
        var lines = new ArrayList<String>();
        for (String good : goods) {
            var parts = good.split(":");
            lines.add("{'lineNumber':%d,'kind':'SALE','itemId':'%s','quantity':'%s','net':%s%s}"
                    .formatted(
                            lines.size() + 1,
                            parts[0],
                            parts[1],
                            parts[2],
                            parts.length > 3 ? ",'category':['" + parts[3] + "']" : ""));
        }
        return lines;
    }

    /** The next receipt uses these coupons up. */
    Scenario with(UsedCoupon... coupons) {
        used = List.of(coupons);
        return this;
    }

    /** The next receipt reaches the ledger only then. */
    Scenario late(String at) {
        postedAt = at;
        return this;
    }

    /** What {@link #buys} buys, partly paid with points, and the amount that they pay in minor units. */
    int pays(String at, long points, long amount, String... goods) {
        return arrives(
                at,
                "SALE",
                sales(goods),
                ",'tenders':[{'type':'POINTS','amount':%d,'points':%d}]".formatted(amount, points));
    }

    /** Goods come back without a receipt. */
    int bringsBackWithoutReceipt(String at, String item, int pieces, long net) {
        return arrives(
                at,
                "RETURN",
                List.of("{'lineNumber':1,'kind':'RETURN','itemId':'%s','quantity':'-%d','net':-%d}"
                        .formatted(item, pieces, net)),
                "");
    }

    /** A whole receipt is taken back at the till. */
    int voids(String at, int receipt, String day) {
        return arrives(
                at,
                "POST_VOID",
                List.of(),
                ",'voids':{'storeId':'S1','workstationId':'1','businessDay':'%s','sequenceNumber':%d}"
                        .formatted(day, receipt));
    }

    /** One piece of the first line of an earlier receipt comes back with its receipt. */
    int bringsBack(String at, int receipt, String day, String item, int pieces, long net) {
        return arrives(
                at,
                "RETURN",
                List.of(("{'lineNumber':1,'kind':'RETURN','itemId':'%s','quantity':'-%d','net':-%d,'original':"
                                + "{'storeId':'S1','workstationId':'1','businessDay':'%s','sequenceNumber':%d,'lineNumber':1}}")
                        .formatted(item, pieces, net, day, receipt)),
                "");
    }

    int arrives(String at, String type, List<String> lines, String more) {
        receipts++;
        var json = ("{'storeId':'S1','workstationId':'1','businessDay':'%s','sequenceNumber':%d,'type':'%s',"
                        + "'endedAt':'%s','currency':'PLN','card':{'number':'2981000012345678'},'lines':[%s]%s}")
                .formatted(at.substring(0, 10), receipts, type, at, String.join(",", lines), more);
        story.receipt(json, used, time(postedAt == null ? at : postedAt));
        postedAt = null;
        used = List.of();
        return receipts;
    }

    /** Something other than a receipt happens. */
    String happens(String at, Occasion.Kind kind, String name, long number) {
        var occasion = new Occasion(kind, name, number, null, null, time(at), null);
        return story.occasion("occasion:" + ++occasions, occasion).eventId();
    }

    /** Another member is on the other side. */
    String happens(String at, Occasion.Kind kind, String name, String other) {
        var occasion = new Occasion(kind, name, 0, null, null, time(at), other);
        return story.occasion("occasion:" + ++occasions, occasion).eventId();
    }

    /** A friend has bought for so much. */
    String happensWith(String at, Occasion.Kind kind, long net, String other) {
        var occasion = new Occasion(kind, "", 0, net, "PLN", time(at), other);
        return story.occasion("occasion:" + ++occasions, occasion).eventId();
    }

    /** What the latest event did to the member's referral. */
    @Nullable
    String referralStep() {
        var step = ((ReceiptPosted) story.events().getLast()).referral();
        return step == null ? null : step.kind() + " " + step.referrer() + " " + step.net() + " " + step.currency();
    }

    /** All periods whose reward is due by now are rewarded. */
    void seasonsEnd(String now) {
        for (Season season : programme.seasonsDue(time(now))) {
            story.occasion("season:" + season.every() + season.until(), season.occasion());
        }
    }

    Scenario settles(String at) {
        story.settleWhatIsDue("settled:" + receipts + at, time(at));
        return this;
    }

    TierStanding tier(String at) {
        return programme.tier(story.account(), time(at));
    }

    long active(String wallet) {
        return story.account().book().standing(wallet).active();
    }

    long debt(String wallet) {
        return story.account().book().standing(wallet).debt();
    }

    Programme programme() {
        return programme;
    }

    Story story() {
        return story;
    }

    /** What happened since it was last asked, a line for each entry. */
    String statement() {
        var lines = new ArrayList<String>();
        var events = story.events();
        for (; told < events.size(); told++) {
            for (Entry entry : events.get(told).booking().entries()) {
                lines.add(line(entry));
            }
        }
        return String.join("\n", lines);
    }

    private static String line(Entry entry) {
        var rule =
                switch (entry.why()) {
                    case Why.Earned why -> " by " + why.rule();
                    case Why.Exchanged why -> " by " + why.programme() + "/" + why.rule();
                    default -> "";
                };
        long waiting = entry.postings().stream()
                .filter(posting -> posting.to() == LedgerAccount.PENDING)
                .mapToLong(Posting::points)
                .sum();
        return "%s %s %+d%s = %d%s"
                .formatted(
                        entry.kind(),
                        entry.wallet(),
                        entry.points(),
                        waiting == 0 ? "" : " (" + waiting + " wait)",
                        entry.balance(),
                        rule);
    }

    static Instant time(String at) {
        return OffsetDateTime.parse(at).toInstant();
    }
}

package io.pointbook.ledger.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Discounts;
import io.pointbook.ledger.account.Foresight;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.RuleUse;
import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.TenderType;
import io.pointbook.ledger.programme.DefaultProgramme;
import io.pointbook.ledger.programme.ProgrammeCheck;
import io.pointbook.ledger.programme.RuleProgramme;
import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random baskets after random receipts under every shipped programme: quoted, then posted at the same time. */
class QuotePropertiesTest {
    private static final int TRIES = 400;
    private static final CelConditions CONDITIONS = new CelConditions();
    private static final String SEED = "20270310";
    private static final Path EXAMPLES =
            Path.of(System.getProperty("pointbook.root", "..")).resolve("docs/programmes");
    private static final Instant BEGIN = Instant.parse("2027-01-01T08:00:00Z");

    /** One line; the kind of goods chooses item and category. */
    record Goods(int kind, int pieces, long net) {}

    /** One receipt so many hours after the one before. */
    record Shopping(int hours, List<Goods> goods, long paidWithPoints) {}

    @Property(tries = TRIES, seed = SEED)
    void a_quote_gives_what_posting_gives_and_changes_nothing(
            @ForAll("programmes") String example, @ForAll("lives") List<Shopping> life) throws Exception {
        quotedThenPosted(programme(example, 1), life);
    }

    @Property(tries = TRIES, seed = SEED)
    void random_discounts_are_quoted_as_their_uses_are_posted(
            @ForAll("discounts") List<String> rules, @ForAll("lives") List<Shopping> life) throws Exception {
        quotedThenPosted(discounting(rules), life);
    }

    /** The till enters the discounts of each quote on the receipt that it sends. */
    private static void quotedThenPosted(Programme programme, List<Shopping> life) {
        var story = Story.under(programme);
        story.happened(new AccountOpened("member:" + Story.ANNA, Story.ANNA, "CUSTOMER", null, true, BEGIN, BEGIN));
        var at = BEGIN;
        for (int i = 0; i < life.size(); i++) {
            at = at.plusSeconds(3600L * life.get(i).hours());
            var before = story.account().memory();
            var basket = priced(story, programme, json(life.get(i), i + 1, at));

            var quote = quoteOf(story, programme, basket, at);

            assertThat(story.account().memory()).isEqualTo(before);
            assertThat(story.events()).hasSize(i + 1);
            var posted = (ReceiptPosted) story.receipt(sent(life.get(i), basket, i + 1, at), at);
            assertThat(quote.points()).isEqualTo(given(posted));
            assertThat(quote.rules().stream().map(Quote.QuotedRule::why)).isEqualTo(earned(posted));
            assertThat(quote.balances()).isEqualTo(story.account().book().standings());
            assertThat(used(posted)).isEqualTo(quoted(quote));
            assertThat(quote.lines())
                    .allSatisfy(line -> assertThat(line.netAfter()).isBetween(Math.min(0, line.net()), line.net()));
            if (programme.hasTiers()) {
                assertThat(quote.tier().after()).isEqualTo(programme.tier(story.account(), at));
            }
        }
    }

    /** Amounts by rule; none of them may differ from what its rule would give. */
    private static Map<String, List<Discounts.OfLine>> used(ReceiptPosted posted) {
        var used = new TreeMap<String, List<Discounts.OfLine>>();
        for (RuleUse use : posted.promotions() == null ? List.<RuleUse>of() : posted.promotions()) {
            assertThat(use.difference()).as("%s", use).isNull();
            used.put(
                    use.rule(),
                    use.lines().stream()
                            .map(line -> new Discounts.OfLine(line.line(), line.amount()))
                            .toList());
        }
        return used;
    }

    private static Map<String, List<Discounts.OfLine>> quoted(Quote quote) {
        var quoted = new TreeMap<String, List<Discounts.OfLine>>();
        quote.discounts().forEach(discount -> quoted.put(discount.rule(), discount.lines()));
        return quoted;
    }

    @Property(tries = 1)
    void a_draw_is_promised_to_nobody() throws Exception {
        var programme = drawn();
        var story = Story.under(programme);
        story.happened(new AccountOpened("member:" + Story.ANNA, Story.ANNA, "CUSTOMER", null, true, BEGIN, BEGIN));
        var json = json(new Shopping(1, List.of(new Goods(0, 1, 1_000)), 0), 1, BEGIN);

        assertThat(quote(story, programme, json, BEGIN).points()).isEmpty();
        assertThat(given((ReceiptPosted) story.receipt(json, BEGIN))).containsEntry("points", 10L);
    }

    private static Quote quote(Story story, Programme programme, String json, Instant at) {
        return quoteOf(story, programme, priced(story, programme, json), at);
    }

    private static PricedBasket priced(Story story, Programme programme, String json) {
        return PricedBasket.of(Story.read(json).receipt(), programme.withoutDraws(), story.account());
    }

    private static Quote quoteOf(Story story, Programme programme, PricedBasket basket, Instant at) {
        var tenders = basket.receipt().tenders().stream()
                .filter(tender -> tender.type() == TenderType.POINTS)
                .toList();
        var command = new PostReceipt(
                "quote:" + basket.receipt().id(),
                Story.ANNA,
                basket.receipt(),
                new CanonicalReceipt(new byte[0]),
                List.of(),
                null,
                tenders,
                List.of(),
                null,
                programme.withoutDraws(),
                at);
        return new QuoteOf(basket, programme, story.account(), Foresight.of(story.account(), command))
                .quote(Story.ANNA);
    }

    private static TreeMap<String, Long> given(ReceiptPosted posted) {
        var given = new TreeMap<String, Long>();
        for (Entry entry : posted.booking().entries()) {
            if (entry.why() instanceof Why.Earned earned) {
                long points =
                        earned.lines().stream().mapToLong(Why.LineShare::points).sum();
                given.merge(entry.wallet(), points, Long::sum);
            } else if (entry.kind() == EntryKind.EXCHANGED) {
                given.merge(entry.wallet(), entry.points(), Long::sum);
            }
        }
        return given;
    }

    private static List<Why> earned(ReceiptPosted posted) {
        return posted.booking().entries().stream()
                .map(Entry::why)
                .filter(Why.Earned.class::isInstance)
                .toList();
    }

    private static String json(Shopping shopping, int number, Instant at) {
        var lines = new ArrayList<String>();
        for (Goods goods : shopping.goods()) {
            lines.add(line(goods, lines.size() + 1, goods.net(), ""));
        }
        return json(shopping, lines, number, at);
    }

    /** The receipt as the till sends it after the quote. */
    private static String sent(Shopping shopping, PricedBasket basket, int number, Instant at) {
        var lines = new ArrayList<String>();
        for (Line line : basket.receipt().lines()) {
            var discounts = line.discounts().stream()
                    .map(discount ->
                            "{'promotionId':'%s','amount':%d}".formatted(discount.promotionId(), discount.amount()))
                    .collect(Collectors.joining(","));
            var goods = shopping.goods().get(line.lineNumber() - 1);
            lines.add(line(goods, line.lineNumber(), line.net(), ",'discounts':[" + discounts + "]"));
        }
        return json(shopping, lines, number, at);
    }

    private static String line(Goods goods, int number, long net, String more) {
        var item = List.of("coffee", "bread", "milk", "nuts", "bottle").get(goods.kind());
        var category = List.of("drinks", "bakery", "dairy", "snacks", "empties").get(goods.kind());
        return "{'lineNumber':%d,'kind':'%s','itemId':'%s','category':['%s'],'quantity':'%s','net':%d%s}"
                .formatted(
                        number,
                        goods.kind() == 4 ? "DEPOSIT" : "SALE",
                        item,
                        category,
                        goods.kind() == 3 ? goods.pieces() + ".345" : "" + goods.pieces(),
                        net,
                        more);
    }

    private static String json(Shopping shopping, List<String> lines, int number, Instant at) {
        var tenders = shopping.paidWithPoints() == 0
                ? ""
                : ",'tenders':[{'type':'POINTS','amount':%d}]".formatted(shopping.paidWithPoints());
        return ("{'storeId':'S1','workstationId':'1','businessDay':'%s','sequenceNumber':%d,'type':'SALE',"
                        + "'endedAt':'%s','currency':'PLN','card':{'number':'2981000012345678'},'lines':[%s]%s}")
                .formatted(at.toString().substring(0, 10), number, at, String.join(",", lines), tenders);
    }

    private static Programme programme(String example, long drawn) throws Exception {
        if (example.isEmpty()) {
            return new DefaultProgramme(DefaultProgramme.Terms.DEFAULT);
        }
        var document = ProgrammeJson.read(Files.readAllBytes(EXAMPLES.resolve(example)));
        return RuleProgramme.of(document, 1, new CelConditions(), (_, _) -> drawn);
    }

    /** The simplest programme, drawn for: every receipt wins. */
    private static Programme drawn() throws Exception {
        var text = Files.readString(EXAMPLES.resolve("points-per-amount.json"))
                .replace("\"effect\"", "\"when\": {\"draw\": {\"name\": \"d\", \"oneIn\": 2}}, \"effect\"");
        var document = ProgrammeJson.read(text.getBytes(StandardCharsets.UTF_8));
        return RuleProgramme.of(document, 1, new CelConditions(), (_, _) -> 0);
    }

    /** A points rule and random discounts, some of which meet in groups and have limits. */
    private static Programme discounting(List<String> rules) throws Exception {
        var all = new ArrayList<String>();
        for (String rule : rules) {
            all.add("{\"id\":\"r" + all.size() + "\"," + rule);
        }
        var text = """
                {"id":"d","name":"D","zone":"Europe/Warsaw","memberKinds":["CUSTOMER"],"wallets":[{"id":"points","spendable":true}],
                 "tender":{"wallet":"points","pointsPerUnit":100},"rules":[%s,
                 {"id":"base","priority":0,"effect":{"type":"POINTS_PER_AMOUNT","wallet":"points","points":1,"per":"0.10"}}]}""".formatted(String.join(",", all));
        var document = ProgrammeJson.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(ProgrammeCheck.of(document, CONDITIONS)).as(text).isEmpty();
        return RuleProgramme.of(document, 1, CONDITIONS, (_, _) -> 1);
    }

    @Provide
    Arbitrary<List<String>> discounts() {
        var what = Arbitraries.of(
                "'kind':'PERCENT','percent':'12.5'",
                "'kind':'PERCENT','percent':'100'",
                "'kind':'AMOUNT','amount':'3.33','currency':'PLN'",
                "'kind':'AMOUNT','amount':'5','currency':'EUR'",
                "'kind':'PRICE_PER_PIECE','price':'1.999','currency':'PLN'",
                "'kind':'NTH_PIECE','every':2,'price':'0.01','currency':'PLN'",
                "'kind':'NTH_PIECE','every':3,'percent':'100','most':2",
                "'kind':'BANDS','by':'PIECES','bands':[{'from':'4','percent':'7'},{'from':'9','percent':'13'}]",
                "'kind':'BANDS','by':'NET','currency':'PLN','bands':[{'from':'50','percent':'5'}]");
        var where = Arbitraries.of(
                "", "'lines':\"item == 'coffee'\"", "'condition':'net >= 10000'", "'hours':[{'until':'14:00'}]");
        var meeting = Arbitraries.of("", "", "'group':'b','meeting':'BEST',", "'group':'e','meeting':'EXCLUSIVE',");
        var limits = Arbitraries.of(
                "",
                "",
                "{'per':'MONTH','uses':2}",
                "{'per':'EVER','points':777}",
                "{'per':'RECEIPT','points':50,'over':'REFUSE'}");
        return Combinators.combine(
                        what,
                        where,
                        meeting,
                        limits,
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of("FLOOR", "HALF_UP", "CEILING"))
                .as(QuotePropertiesTest::rule)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static String rule(
            String what, String where, String meeting, String limits, int priority, String rounding) {
        String inPounds = limits.contains("points") && !what.contains("currency") ? ",'currency':'PLN'" : "";
        // a condition has quotes of its own
        var text = where.replace("'lines':", "\"lines\":");
        return (meeting + "'priority':" + priority + ",").replace('\'', '"')
                + "\"when\":{" + (text.startsWith("\"lines") ? text : text.replace('\'', '"')) + "},"
                + "\"effect\":{\"type\":\"DISCOUNT\",\"rounding\":\"" + rounding + "\",\"discount\":{"
                + (what + inPounds).replace('\'', '"') + "}},\"limits\":[" + limits.replace('\'', '"') + "]}";
    }

    @Provide
    Arbitrary<String> programmes() throws Exception {
        var all = new ArrayList<>(List.of("")); // the default one
        try (var files = Files.list(EXAMPLES)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .forEach(all::add);
        }
        return Arbitraries.of(all);
    }

    @Provide
    Arbitrary<List<Shopping>> lives() {
        var goods = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.longs().between(-200, 60_000))
                .as(Goods::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(Arbitraries.integers().between(1, 1_500), goods, Arbitraries.of(0L, 0L, 0L, 250L))
                .as(Shopping::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}

package io.pointbook.ledger.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Foresight;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.TenderType;
import io.pointbook.ledger.programme.DefaultProgramme;
import io.pointbook.ledger.programme.RuleProgramme;
import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random baskets after random receipts under every shipped programme: quoted, then posted at the same time. */
class QuotePropertiesTest {
    private static final int TRIES = 400;
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
        var programme = programme(example, 1);
        var story = Story.under(programme);
        story.happened(new AccountOpened("member:" + Story.ANNA, Story.ANNA, "CUSTOMER", null, true, BEGIN, BEGIN));
        var at = BEGIN;
        for (int i = 0; i < life.size(); i++) {
            at = at.plusSeconds(3600L * life.get(i).hours());
            var json = json(life.get(i), i + 1, at);
            var before = story.account().memory();

            var quote = quote(story, programme, json, at);

            assertThat(story.account().memory()).isEqualTo(before);
            assertThat(story.events()).hasSize(i + 1);
            var posted = (ReceiptPosted) story.receipt(json, at);
            assertThat(quote.points()).isEqualTo(given(posted));
            assertThat(quote.rules().stream().map(Quote.QuotedRule::why)).isEqualTo(earned(posted));
            assertThat(quote.balances()).isEqualTo(story.account().book().standings());
            if (programme.hasTiers()) {
                assertThat(quote.tier().after()).isEqualTo(programme.tier(story.account(), at));
            }
        }
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
        var read = Story.read(json);
        var tenders = read.receipt().tenders().stream()
                .filter(tender -> tender.type() == TenderType.POINTS)
                .toList();
        var certain = programme.withoutDraws();
        var command = new PostReceipt(
                "quote:" + read.receipt().id(),
                Story.ANNA,
                read.receipt(),
                read.canonical(),
                List.of(),
                null,
                tenders,
                List.of(),
                null,
                certain,
                at);
        var posted = Foresight.of(story.account(), command);
        return new QuoteOf(read.receipt(), certain, story.account(), posted).quote(Story.ANNA);
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
            var item = List.of("coffee", "bread", "milk", "nuts", "bottle").get(goods.kind());
            var category =
                    List.of("drinks", "bakery", "dairy", "snacks", "empties").get(goods.kind());
            lines.add("{'lineNumber':%d,'kind':'%s','itemId':'%s','category':['%s'],'quantity':'%d','net':%d}"
                    .formatted(
                            lines.size() + 1,
                            goods.kind() == 4 ? "DEPOSIT" : "SALE",
                            item,
                            category,
                            goods.pieces(),
                            goods.net()));
        }
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
        var document = ProgrammeJson.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return RuleProgramme.of(document, 1, new CelConditions(), (_, _) -> 0);
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

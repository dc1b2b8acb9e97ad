package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointbook.ledger.account.AccountCommand.OpenAccount;
import io.pointbook.ledger.account.NewCard;
import io.pointbook.ledger.audit.AuditReplay;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.ingest.receipt.ReceiptLimits;
import io.pointbook.ledger.ingest.receipt.TillReceiptReader;
import io.pointbook.ledger.quote.Quote;
import io.pointbook.ledger.quote.Quotes;
import io.pointbook.ledger.rulebook.Published;
import io.pointbook.ledger.runtime.AuditReplayCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an open basket to the receipt on the real topic, its discounts and coupons included. */
class BasketJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final String FRIDAY = "2026-03-06T10:00:00+01:00";
    private static final String DISHES = "2026-03-01T20:00:00+01:00";

    private TestLedger ledger;
    private TillTopic till;
    private Quotes quotes;
    private int sent;

    @BeforeEach
    void open() {
        ledger = new TestLedger("baskets", Map.of()).start();
        till = new TillTopic(ledger);
        quotes = new Quotes(
                new AccountDoor(ledger.ledger().desk(), Clock.systemUTC()),
                new TillReceiptReader(ledger.ledger().cards(), ReceiptLimits.DEFAULT));
    }

    @AfterEach
    void close() {
        till.close();
        ledger.close();
    }

    @Test
    void what_is_quoted_is_posted_and_what_a_till_did_otherwise_is_listed_in_the_same_transaction() throws Exception {
        Published.example(ledger.ledger(), "member-price", LONG_AGO);
        member("ANNA");
        var quote = quote(FRIDAY, "{'lineNumber':1,'kind':'SALE','itemId':'ham','quantity':'0.5','net':2000}", "");
        assertThat(quote.netAfter()).isEqualTo(1_500);

        send(receipt(1, FRIDAY, "", line(quote)));
        assertThat(ledger.count("count(*) from promotion_difference")).isZero();
        assertThat(promotions(1)).contains("\"rule\": \"member-price/ham-friday\"", "\"amount\": 500");
        assertThat(ledger.balancesByCard().values())
                .containsExactly(quote.points().get("points"));

        var thursday = "2026-03-05T10:00:00+01:00";
        send(
                receipt(2, FRIDAY, "'offline':true,", ham(1_300, 700)),
                receipt(3, thursday, "", ham(1_500, 500)),
                receipt(3, thursday, "", ham(1_500, 500)));
        assertThat(ledger.query(
                        "select receipt || ' ' || difference || ' ' || amount || ' ' || expected || ' ' || offline, 1"
                                + " from promotion_difference"))
                .containsOnlyKeys("S1/1/2026-03-05/3 NOT_DUE 500 0 false", "S1/1/2026-03-06/2 AMOUNT 700 500 true");
        assertThat(ledger.balancesByCard().values()).containsExactly(43L); // 15 + 13 + 15: what was paid
        assertAudited();

        try (var connection = DriverManager.getConnection(ledger.databaseUrl)) {
            connection.createStatement().execute("update promotion_difference set amount = 1 where offline");
            assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                            .run()
                            .differences())
                    .singleElement()
                    .asString()
                    .startsWith("promotion difference S1/1/2026-03-06/2#member-price/ham-friday: events say");
        }
    }

    @Test
    void what_a_till_left_out_is_listed_and_receipts_without_a_card_are_compared_too() throws Exception {
        Published.example(ledger.ledger(), "member-price", LONG_AGO);
        member("ANNA");
        send(
                receipt(1, FRIDAY, "'offline':true,", ham(2_000, 0)),
                withoutCard(receipt(2, FRIDAY, "'offline':true,", ham(2_000, 0))),
                withoutCard(receipt(3, FRIDAY, "", ham(1_300, 700))),
                withoutCard(receipt(4, FRIDAY, "", ham(1_500, 500))),
                withoutCard(receipt(5, FRIDAY, "", ham(2_000, 0))));

        assertThat(ledger.query("select receipt || ' ' || coalesce(member_id, 'nobody') || ' ' || difference || ' '"
                        + " || amount || ' ' || expected, 1 from promotion_difference"))
                .as("a price for members without a card is not due; what nobody was due is not left out")
                .containsOnlyKeys(
                        "S1/1/2026-03-06/1 m-anna LEFT_OUT 0 500",
                        "S1/1/2026-03-06/3 nobody NOT_DUE 700 0",
                        "S1/1/2026-03-06/4 nobody NOT_DUE 500 0");
        assertAudited();
    }

    @Test
    void a_surprise_and_then_a_lower_price_for_the_same_item() throws Exception {
        Published.example(ledger.ledger(), "surprise", LONG_AGO);
        var basket = quote(DISHES, "{'lineNumber':1,'kind':'SALE','itemId':'dish','quantity':'1','net':4500}", "");
        assertThat(basket.mayWin()).containsExactly("surprise/gift", "surprise/again");
        assertThat(basket.points()).containsOnly(Map.entry("points", 45L));
        var dishes = new ArrayList<JsonNode>();
        for (int i = 1; i <= 20; i++) {
            dishes.add(
                    receipt(i, DISHES, "", "{'lineNumber':1,'kind':'SALE','itemId':'dish','quantity':'1','net':4500}"));
        }
        send(dishes.toArray(JsonNode[]::new));
        var gift = code("FREE_ITEM");
        var again = code("DISCOUNT_PERCENT");
        var beer = "{'lineNumber':1,'kind':'SALE','itemId':'beer','quantity':'1','net':1200}";

        // the same evening the beer is free; the lower price has not begun
        var free = quote("2026-03-01T22:00:00+01:00", beer, "'coupons':['%s','%s'],".formatted(gift, again));
        assertThat(free.netAfter()).isZero();
        assertThat(free.coupons())
                .extracting(Quote.QuotedCoupon::cause)
                .containsExactly(null, Quote.WhyNot.NOT_YET_VALID);
        send(receipt(21, "2026-03-01T22:00:00+01:00", "", line(free)));
        assertThat(ledger.query("select receipt, 1 from coupon where code = '" + gift + "'"))
                .containsOnlyKeys("S1/1/2026-03-01/21");

        // two days later a third is off, and the gift is used
        var lower = quote("2026-03-03T20:00:00+01:00", beer, "'coupons':['%s','%s'],".formatted(gift, again));
        assertThat(lower.netAfter()).isEqualTo(804);
        assertThat(lower.points()).containsEntry("points", 8L);
        assertThat(lower.coupons()).extracting(Quote.QuotedCoupon::cause).containsExactly(Quote.WhyNot.REDEEMED, null);
        long before = ledger.balancesByCard().values().iterator().next();
        send(receipt(22, "2026-03-03T20:00:00+01:00", "", line(lower)));
        assertThat(ledger.balancesByCard().values()).containsExactly(before + 8);
        assertThat(ledger.query("select receipt, 1 from coupon where code = '" + again + "'"))
                .containsOnlyKeys("S1/1/2026-03-03/22");
        assertAudited();
    }

    private Quote quote(String at, String lines, String more) throws Exception {
        return quotes.quote(
                ("{%s'storeId':'S1','endedAt':'%s','currency':'PLN','card':{'number':'ANNA'},'lines':[%s]}"
                                .formatted(more, at, lines))
                        .replace('\'', '"')
                        .getBytes(StandardCharsets.UTF_8),
                null);
    }

    /** The one line of the quoted basket, as the till sends it. */
    private static String line(Quote quote) {
        var line = quote.lines().getFirst();
        var discounts = line.discounts().stream()
                .map(discount -> discount.promotionId() != null
                        ? "{'amount':%d,'promotionId':'%s'}".formatted(discount.amount(), discount.promotionId())
                        : "{'amount':%d,'couponCode':'%s'}".formatted(discount.amount(), discount.couponCode()))
                .collect(Collectors.joining(","));
        var item = quote.programme().equals("surprise") ? "beer" : "ham";
        var quantity = item.equals("ham") ? "0.5" : "1";
        return "{'lineNumber':1,'kind':'SALE','itemId':'%s','quantity':'%s','net':%d,'discounts':[%s]}"
                .formatted(item, quantity, line.netAfter(), discounts);
    }

    private static String ham(long net, long off) {
        return ("{'lineNumber':1,'kind':'SALE','itemId':'ham','quantity':'0.5','net':%d,"
                        + "'discounts':[{'amount':%d,'promotionId':'ham-friday'}]}")
                .formatted(net, off);
    }

    private static JsonNode receipt(int sequence, String at, String more, String lines) {
        try {
            return JSON.readTree(
                    ("{'storeId':'S1','workstationId':'1','businessDay':'%s','sequenceNumber':%d,'type':'SALE',%s"
                                    + "'endedAt':'%s','currency':'PLN','card':{'number':'ANNA'},'lines':[%s]}")
                            .formatted(at.substring(0, 10), sequence, more, at, lines)
                            .replace('\'', '"'));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static JsonNode withoutCard(JsonNode receipt) {
        ((ObjectNode) receipt).remove("card");
        return receipt;
    }

    private void member(String card) throws Exception {
        var desk = ledger.ledger().desk();
        var hash = ledger.ledger().cards().hash(card);
        desk.transactor().run(transaction -> {
            var sitting = desk.sit(transaction);
            sitting.lock(Set.of("m-anna"));
            return sitting.tell(new OpenAccount("m-anna", "CUSTOMER", new NewCard("c-1", hash, null), true, LONG_AGO));
        });
    }

    private String promotions(int sequence) {
        return ledger.query(
                        "select (convert_from(payload, 'UTF8')::jsonb->'promotions')::text, 1 from event where event_id = 'S1/1/2026-03-06/"
                                + sequence + "'")
                .keySet()
                .iterator()
                .next();
    }

    /** Of the coupon that was won first. */
    private String code(String kind) {
        return ledger.query("select code, 1 from coupon where kind = '" + kind + "' order by coupon_id limit 1")
                .keySet()
                .iterator()
                .next();
    }

    private void send(JsonNode... receipts) {
        till.send(List.of(receipts));
        sent += receipts.length;
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(ledger.receipts()).isEqualTo(sent));
    }

    private void assertAudited() throws Exception {
        try (var connection = DriverManager.getConnection(ledger.databaseUrl)) {
            assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                            .run()
                            .differences())
                    .isEmpty();
        }
    }
}

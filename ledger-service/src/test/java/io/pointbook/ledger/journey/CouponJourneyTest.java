package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.contract.Topics;
import io.pointbook.ledger.audit.AuditReplay;
import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.coupon.CouponCommand.IssueCoupon;
import io.pointbook.ledger.coupon.CouponIds;
import io.pointbook.ledger.coupon.CouponTerms;
import io.pointbook.ledger.rulebook.Published;
import io.pointbook.ledger.runtime.AuditReplayCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receipts that carry coupons, through the real inbox. */
class CouponJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2126-01-01T00:00:00Z");

    private TestLedger ledger;
    private TillTopic till;
    private int sent;

    @BeforeEach
    void open() {
        ledger = new TestLedger("coupons", Map.of()).start();
        till = new TillTopic(ledger);
    }

    @AfterEach
    void close() {
        till.close();
        ledger.close();
    }

    @Test
    void a_receipt_redeems_a_second_one_is_reported_a_void_gives_back_and_repeats_change_nothing() throws Exception {
        send(sale(1, "ANNA", ""));
        issue("c-1", "SPRING", memberOf("ANNA"));

        send(sale(2, "ANNA", "'coupons':['SPRING'],"));
        assertThat(receiptOf("SPRING")).containsOnlyKeys("S1/1/2026-03-01/2");
        send(sale(3, "ANNA", "'coupons':['SPRING'],"));
        assertThat(state("SPRING")).isEqualTo("REDEEMED");
        assertThat(ledger.query("select receipt || ' after ' || redeemed_by, 1 from coupon_reuse"))
                .containsOnlyKeys("S1/1/2026-03-01/3 after S1/1/2026-03-01/2");
        assertThat(ledger.registry
                        .get("pointbook.coupons")
                        .tag("outcome", "reused")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(notes("S1/1/2026-03-01/3"))
                .isEqualTo("[{\"code\":\"COUPON_REDEEMED_BEFORE\",\"coupon\":\"SPRING\"}]");
        assertThat(notes("S1/1/2026-03-01/2")).isEqualTo("[]");

        send(voidOf(4, 2));
        assertThat(state("SPRING")).isEqualTo("ISSUED");
        long events = couponEvents();
        send(sale(2, "ANNA", "'coupons':['SPRING'],"), sale(3, "ANNA", "'coupons':['SPRING'],"), voidOf(4, 2));
        assertThat(couponEvents()).isEqualTo(events);
        assertThat(ledger.receipts("duplicate")).isEqualTo(3);
        send(sale(5, "ANNA", "'coupons':['SPRING'],"));
        assertThat(receiptOf("SPRING")).containsOnlyKeys("S1/1/2026-03-01/5");
        assertAudited();
    }

    @Test
    void a_coupon_of_points_gives_them_with_the_first_receipt_and_a_void_takes_both_back() throws Exception {
        send(sale(1, "ANNA", ""));
        var anna = memberOf("ANNA");
        issue("c-1", "TEN", anna, Benefit.points(10), UNTIL);
        issue("c-2", "DOUBLE", null, Benefit.multiplier(200), UNTIL);

        send(sale(2, "ANNA", "'coupons':['TEN','DOUBLE'],"), sale(3, "ANNA", "'coupons':['TEN','DOUBLE'],"));

        assertThat(active("ANNA")).isEqualTo(10 + 30 + 10);
        assertThat(ledger.count("count(*) from coupon_reuse")).isEqualTo(2);
        send(voidOf(4, 2));
        assertThat(active("ANNA")).isEqualTo(10 + 10);
        assertThat(state("TEN")).isEqualTo("ISSUED");
        send(sale(5, "ANNA", "'coupons':['TEN'],"));
        assertThat(active("ANNA")).isEqualTo(10 + 10 + 20);
        assertAudited();
    }

    @Test
    void a_void_withdraws_the_coupons_that_the_receipt_had_brought_and_notes_those_that_were_used() throws Exception {
        publishNextPurchase();
        send(chocolate(1));
        assertThat(ledger.query("select kind, count(*) from coupon group by kind"))
                .isEqualTo(Map.of("DISCOUNT_AMOUNT", 1L, "FREE_ITEM", 1L));
        var cocoa = one("select code, 1 from coupon where kind = 'FREE_ITEM'");
        send(sale(2, "ANNA", "'coupons':['" + cocoa + "'],"));

        send(voidOf(3, 1));

        assertThat(ledger.query(
                        "select kind || ' ' || state, 1 from coupon where coupon_id like 'S1/1/2026-03-01/1/%'"))
                .containsOnlyKeys("DISCOUNT_AMOUNT WITHDRAWN", "FREE_ITEM REDEEMED");
        assertThat(notes("S1/1/2026-03-01/3"))
                .isEqualTo("[{\"code\":\"VOIDED_COUPON_USED\",\"coupon\":\"" + cocoa + "\"}]");
        var off = one("select code, 1 from coupon where kind = 'DISCOUNT_AMOUNT'");
        send(sale(4, "ANNA", "'coupons':['" + off + "'],"));
        assertThat(notes("S1/1/2026-03-01/4")).contains("COUPON_WITHDRAWN");
        assertAudited();
    }

    @Test
    void a_void_that_comes_before_its_receipt_or_with_it_withdraws_too() throws Exception {
        publishNextPurchase();
        send(voidOf(2, 1), chocolate(1), chocolate(3), voidOf(4, 3));

        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(ledger.query("select state, count(*) from coupon group by state"))
                        .containsOnlyKeys("WITHDRAWN"));
        assertThat(ledger.count("count(*) from coupon")).isGreaterThanOrEqualTo(3);
        assertAudited();
    }

    /** The shipped example, but its coupons live for long: receipts of these tests are old. */
    private void publishNextPurchase() throws Exception {
        var file = java.nio.file.Path.of(System.getProperty("pointbook.root", ".."))
                .resolve("docs/programmes/next-purchase.json");
        var json =
                java.nio.file.Files.readString(file).replaceAll("\"validFor\": \"P\\d+D\"", "\"validFor\": \"P50Y\"");
        Published.json(ledger.ledger(), json.getBytes(StandardCharsets.UTF_8), FROM);
    }

    private static JsonNode chocolate(int number) {
        return json(sale(number, "ANNA", "").toString().replace("MILK", "chocolate"));
    }

    @Test
    void within_one_batch_the_first_redeems_and_the_void_that_came_before_its_receipt_gives_back() throws Exception {
        send(sale(1, "ANNA", ""));
        issue("c-1", "SPRING", memberOf("ANNA"));
        issue("c-2", "BEARER", null);

        send(
                voidOf(10, 9),
                sale(9, "ANNA", "'coupons':['SPRING'],"),
                sale(11, "ANNA", "'coupons':['SPRING','BEARER'],"),
                sale(12, "ANNA", "'coupons':['SPRING','BEARER'],"));

        assertThat(receiptOf("SPRING")).containsOnlyKeys("S1/1/2026-03-01/11");
        assertThat(receiptOf("BEARER")).containsOnlyKeys("S1/1/2026-03-01/11");
        assertThat(ledger.count("count(*) from coupon_reuse")).isEqualTo(2);
        assertAudited();
    }

    @Test
    void a_void_gives_back_also_where_the_receipt_had_no_card() throws Exception {
        issue("c-2", "BEARER", null);
        send(sale(1, null, "'coupons':['BEARER'],"));
        assertThat(state("BEARER")).isEqualTo("REDEEMED");

        send(voidOf(2, 1));

        assertThat(state("BEARER")).isEqualTo("ISSUED");
        // they lie in different partitions: where two transactions miss each other, the sweep joins them
        send(voidOf(4, 3), sale(3, null, "'coupons':['BEARER'],"));
        await().atMost(LONGEST).untilAsserted(() -> assertThat(state("BEARER")).isEqualTo("ISSUED"));
        assertAudited();
    }

    @Test
    void what_nobody_issued_and_what_is_another_members_is_noted_and_the_receipt_is_posted() throws Exception {
        send(sale(1, "ANNA", ""), sale(2, "BORIS", ""));
        issue("c-1", "SPRING", memberOf("ANNA"));

        send(sale(3, "BORIS", "'coupons':['SPRING','NONE','no code'],"));

        assertThat(notes("S1/1/2026-03-01/3"))
                .isEqualTo("[{\"code\":\"NOT_YOUR_COUPON\",\"coupon\":\"SPRING\"},"
                        + "{\"code\":\"UNKNOWN_COUPON\",\"coupon\":\"NONE\"},"
                        + "{\"code\":\"UNKNOWN_COUPON\",\"coupon\":\"no code\"}]");
        assertThat(state("SPRING")).isEqualTo("ISSUED");
        assertThat(ledger.balancesByCard())
                .containsEntry(ledger.ledger().cards().hash("BORIS"), 20L);
        send(sale(4, null, "'coupons':['SPRING'],"));
        assertThat(notes("S1/1/2026-03-01/4")).contains("NOT_YOUR_COUPON");
    }

    @Test
    void a_discount_names_its_coupon_and_goods_that_come_back_do_not_use_it_again() throws Exception {
        issue("c-2", "BEARER", null);
        var discounted = "'discounts':[{'amount':100,'couponCode':'BEARER'}]";
        send(receipt(
                1, "SALE", "ANNA", "'coupons':['BEARER'],", "'kind':'SALE','quantity':'1','net':1000," + discounted));
        assertThat(receiptOf("BEARER")).containsOnlyKeys("S1/1/2026-03-01/1");

        send(receipt(2, "RETURN", "ANNA", "", "'kind':'RETURN','quantity':'-1','net':-1000," + discounted));

        assertThat(state("BEARER")).isEqualTo("REDEEMED");
        assertThat(ledger.count("count(*) from coupon_reuse")).isZero();
        assertThat(notes("S1/1/2026-03-01/2")).isEqualTo("[]");
    }

    @Test
    void the_sweep_writes_down_what_expired_and_its_message_is_published() throws Exception {
        issue("c-3", ledger.name, null, Instant.now().plusSeconds(1));

        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(state(ledger.name)).isEqualTo("EXPIRED"));

        assertThat(published(ledger.name, 2)).containsExactly("ISSUED", "EXPIRED");
        assertAudited();
    }

    @Test
    void receipts_from_all_partitions_want_the_same_coupons_in_any_order_and_one_gets_each() throws Exception {
        issue("c-1", "FIRST", null);
        issue("c-2", "SECOND", null);
        var receipts = new ArrayList<JsonNode>();
        for (int i = 1; i <= 60; i++) {
            var codes = i % 2 == 0 ? "'FIRST','SECOND'" : "'SECOND','FIRST'";
            receipts.add(sale(i, "CARD-" + i % 12, "'coupons':[" + codes + "],"));
        }

        send(receipts.toArray(JsonNode[]::new));

        assertThat(ledger.receipts("posted")).isEqualTo(60);
        assertThat(ledger.query("select code, count(*) from coupon_reuse group by code"))
                .isEqualTo(Map.of("FIRST", 59L, "SECOND", 59L));
        assertThat(ledger.query("select type, count(*) from event where type = 'coupon-redeemed' group by type"))
                .isEqualTo(Map.of("coupon-redeemed", 2L));
        assertAudited();
    }

    @Test
    void a_rule_issues_a_coupon_in_the_transaction_of_a_posting_without_a_lock_and_only_once() throws Exception {
        send(sale(1, "ANNA", ""));
        var anna = memberOf("ANNA");
        var couponId = CouponIds.ofRule("S1/1/2026-03-01/1", "next-time", 1);
        issueByRule(anna, couponId, "DRAWN-1");

        assertThatThrownBy(() -> issueByRule(anna, couponId, "DRAWN-2")).hasMessageContaining("stored already");

        assertThat(ledger.query("select code, 1 from coupon")).containsOnlyKeys("DRAWN-1");
        send(sale(2, "ANNA", "'coupons':['DRAWN-1'],"));
        assertThat(receiptOf("DRAWN-1")).containsOnlyKeys("S1/1/2026-03-01/2");
        assertAudited();
    }

    private void issueByRule(String memberId, String couponId, String code) throws Exception {
        var desk = ledger.ledger().desk();
        var terms = new CouponTerms(Benefit.amountOff(500, "PLN"), FROM, UNTIL, "next-time");
        desk.transactor().run(transaction -> {
            var sitting = desk.sit(transaction);
            sitting.lock(Set.of(memberId));
            return sitting.coupons().tell(new IssueCoupon(couponId, code, memberId, terms, Instant.now()));
        });
    }

    @Test
    void audit_finds_a_row_that_differs_from_its_events() throws Exception {
        issue("c-2", "BEARER", null);
        try (var connection = DriverManager.getConnection(ledger.databaseUrl)) {
            connection.createStatement().execute("update coupon set state = 'REDEEMED'");

            assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                            .run()
                            .differences())
                    .containsExactly("coupon c-2 state: events say ISSUED, the table says REDEEMED");
        }
    }

    private void issue(String couponId, String code, String memberId) throws Exception {
        issue(couponId, code, memberId, UNTIL);
    }

    private void issue(String couponId, String code, String memberId, Instant until) throws Exception {
        issue(couponId, code, memberId, Benefit.percentOff(1_000), until);
    }

    private long active(String card) {
        return ledger.balancesByCard().get(ledger.ledger().cards().hash(card));
    }

    private void issue(String couponId, String code, String memberId, Benefit benefit, Instant until) throws Exception {
        var desk = ledger.ledger().desk();
        var terms = new CouponTerms(benefit, FROM, until, "test");
        desk.transactor().run(transaction -> {
            var sitting = desk.sit(transaction);
            sitting.lock(Set.of(), Set.of(couponId));
            return sitting.coupons().tell(new IssueCoupon(couponId, code, memberId, terms, Instant.now()));
        });
    }

    private void send(JsonNode... receipts) {
        till.send(List.of(receipts));
        sent += receipts.length;
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(ledger.receipts()).isEqualTo(sent));
    }

    private String memberOf(String card) {
        return one("select member_id, 1 from card where card_hash = '"
                + ledger.ledger().cards().hash(card) + "'");
    }

    private String state(String code) {
        return one("select state, 1 from coupon where code = '" + code + "'");
    }

    private Map<String, Long> receiptOf(String code) {
        return ledger.query("select receipt, 1 from coupon where code = '" + code + "'");
    }

    private String one(String sql) {
        return ledger.query(sql).keySet().iterator().next();
    }

    private long couponEvents() {
        return ledger.count("count(*) from event where aggregate_type = 'coupon'");
    }

    private String notes(String receipt) {
        try (var connection = DriverManager.getConnection(ledger.databaseUrl);
                var rows = connection
                        .createStatement()
                        .executeQuery("select payload from event where event_id = '" + receipt + "'")) {
            rows.next();
            return JSON.readTree(new String(rows.getBytes(1), StandardCharsets.UTF_8))
                    .get("notes")
                    .toString();
        } catch (java.sql.SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void assertAudited() throws Exception {
        try (var connection = DriverManager.getConnection(ledger.databaseUrl)) {
            assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                            .run()
                            .differences())
                    .isEmpty();
        }
    }

    /** The kinds of the first messages under a key, in their order. */
    private List<String> published(String key, int most) {
        var kinds = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", ledger.broker.bootstrap()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.LEDGER_COUPONS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(LONGEST).until(() -> {
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    if (message.key().equals(key)) {
                        kinds.add(JSON.readTree(message.value()).get("kind").asText());
                    }
                }
                return kinds.size() >= most;
            });
        }
        return kinds;
    }

    private static JsonNode sale(int number, String card, String more) {
        return receipt(number, "SALE", card, more, "'kind':'SALE','quantity':'1','net':1000");
    }

    private static JsonNode receipt(int number, String type, String card, String more, String line) {
        return json("""
                {'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':%d,'type':'%s',
                'endedAt':'2026-03-01T10:00:00Z','currency':'PLN',%s%s
                'lines':[{'lineNumber':1,'itemId':'MILK',%s}]}""".formatted(number, type, card == null ? "" : "'card':{'number':'" + card + "'},", more, line));
    }

    private static JsonNode voidOf(int number, int voided) {
        return json("""
                {'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':%d,'type':'POST_VOID',
                'endedAt':'2026-03-01T11:00:00Z','card':{'number':'ANNA'},
                'voids':{'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':%d}}""".formatted(number, voided));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

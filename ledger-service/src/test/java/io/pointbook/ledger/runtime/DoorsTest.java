package io.pointbook.ledger.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.ledger.runtime.Doorbell.Reply;
import io.pointbook.testkit.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = DoorStack.class)
class DoorsTest {

    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Doorbell bell;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
    }

    @Test
    void a_member_enrols_with_a_card_and_is_found_by_it() {
        var card = card();

        var enrolled = bell.post("/members", "{\"card\":\"" + card + "\",\"kind\":\"STAFF\"}");

        assertThat(enrolled.status()).isEqualTo(201);
        var member = bell.get("/members?card=" + card);
        assertThat(member.status()).isEqualTo(200);
        assertThat(member.at("/memberId")).isEqualTo(enrolled.at("/memberId"));
        assertThat(member.at("/kind")).isEqualTo("STAFF");
        assertThat(member.at("/cards/0/last4")).isEqualTo(card.substring(card.length() - 4));
        assertThat(member.at("/enrolledAt")).isNotEmpty();
        assertThat(member.json().get("blocked").booleanValue()).isFalse();
        assertThat(member.text()).doesNotContain(card);
        assertThat(bell.get("/members/" + enrolled.at("/memberId")).text()).isEqualTo(member.text());
    }

    @Test
    void a_card_that_is_enrolled_is_taken() {
        var body = "{\"card\":\"" + card() + "\"}";
        bell.post("/members", body);

        assertRefused(bell.post("/members", body), 409, "card_taken");
    }

    @Test
    void the_same_request_under_the_same_key_gets_the_first_answer() {
        var key = UUID.randomUUID().toString();
        var first = bell.post("/members", key, "{\"kind\":\"CUSTOMER\"}");

        var again = bell.post("/members", key, "{ }");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertRefused(bell.post("/members", key, "{\"kind\":\"STAFF\"}"), 422, "different_request");
    }

    @Test
    void a_change_needs_a_key_and_a_hold_does_not() {
        var member = member(10);

        for (String path :
                List.of("/members", "/members/x/adjustments", "/members/x/block", "/conflicts/x/resolution")) {
            assertRefused(
                    bell.postWithoutKey(
                            path, "{\"points\":1,\"reason\":\"r\",\"resolution\":\"KEEP_FIRST\",\"note\":\"n\"}"),
                    400,
                    "idempotency_key_required");
        }
        assertThat(bell.postWithoutKey("/holds", hold(id(), member, 1)).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"card\":                     | The body is not JSON",
                "{\"card\":2981}                | 'card' must be text in quotes.",
                "{\"card\":\"1\",\"card\":\"2\"} | The body is not JSON",
                "[]                             | The body must be a JSON object.",
                "{} {}                          | The body",
                "~~                             | The request needs a body",
            })
    void a_body_that_cannot_be_read_is_refused_in_a_sentence(String body, String sentence) {
        var reply = bell.post("/members", body);

        assertRefused(reply, 400, "malformed_request");
        assertThat(reply.at("/detail")).startsWith(sentence);
        assertThat(reply.text()).doesNotContain("2981", "Exception", "java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "1.5", "true", "1e30", "99999999999999999999"})
    void points_that_are_no_whole_number_are_refused(String points) {
        var reply = bell.post(
                "/members/" + member(0) + "/adjustments", "{\"points\":" + points + ",\"reason\":\"correction\"}");

        assertRefused(reply, 400, "malformed_request");
    }

    @Test
    void unknown_addresses_methods_and_media_types_are_problems_too() {
        assertRefused(bell.get("/nothing/here"), 404, "not_found");
        assertRefused(bell.get("/members/0000000000000000/nothing"), 404, "not_found");
        assertRefused(bell.send(bell.to("/holds").DELETE()), 405, "method_not_allowed");
        assertRefused(
                bell.send(bell.to("/holds")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("points please"))),
                415,
                "unsupported_media_type");
        assertRefused(
                bell.send(bell.to("/members/0000000000000000").header("Accept", "image/png")), 406, "not_acceptable");
    }

    @Test
    void what_is_unknown_is_404() {
        assertRefused(bell.get("/members/0000000000000000"), 404, "unknown_member");
        assertRefused(bell.get("/members?card=" + card()), 404, "unknown_card");
        assertRefused(bell.get("/members/0000000000000000/balance"), 404, "unknown_member");
        assertRefused(bell.get("/members/0000000000000000/entries"), 404, "unknown_member");
        assertRefused(bell.get("/entries/a/b/c/1/1/explanation"), 404, "unknown_entry");
        assertRefused(bell.post("/holds", hold(id(), "0000000000000000", 1)), 404, "unknown_member");
        assertRefused(bell.post("/holds/" + id() + "/capture", "{}"), 404, "unknown_hold");
        assertRefused(bell.post("/holds/" + id() + "/release", ""), 404, "unknown_hold");
        assertRefused(
                bell.post("/conflicts/none/resolution", "{\"resolution\":\"KEEP_FIRST\",\"note\":\"n\"}"),
                404,
                "unknown_conflict");
    }

    @Test
    void an_adjustment_answers_its_entry_and_says_who_and_why() {
        var member = member(0);

        var reply =
                bell.send(bell.json("/members/" + member + "/adjustments", "{\"points\":50,\"reason\":\"goodwill\"}")
                        .header("Idempotency-Key", id())
                        .header("Pointbook-Actor", "anna"));

        assertThat(reply.status()).isEqualTo(201);
        var entry = bell.get("/members/" + member + "/entries").json().at("/entries/0");
        assertThat(entry).isEqualTo(reply.json());
        assertThat(entry.at("/kind").asText()).isEqualTo("ADJUSTED");
        assertThat(entry.at("/points").asLong()).isEqualTo(50);
        assertThat(entry.at("/balance").asLong()).isEqualTo(50);
        assertThat(entry.at("/actor").asText()).isEqualTo("anna");
        assertThat(entry.at("/reason").asText()).isEqualTo("goodwill");
        var why = bell.get("/entries/" + entry.at("/entryId").asText() + "/explanation");
        assertThat(why.at("/entry/entryId")).isEqualTo(entry.at("/entryId").asText());
        assertThat(why.at("/sentences/0")).isEqualTo("anna added 50 points: goodwill");
        assertThat(why.at("/postings/0/from")).isEqualTo("ADJUSTED");
    }

    @Test
    void points_are_held_then_captured_and_the_rest_is_free() {
        var member = member(100);
        var holdId = id();
        var placed = bell.post("/holds", hold(holdId, member, 60));
        assertThat(placed.status()).isEqualTo(201);
        assertBalance(member, 40, 60);

        var captured = bell.post("/holds/" + holdId + "/capture", "{\"points\":25}");

        assertThat(captured.status()).isEqualTo(200);
        assertThat(captured.at("/state")).isEqualTo("CAPTURED");
        assertThat(captured.at("/captured")).isEqualTo("25");
        assertBalance(member, 75, 0);
        assertThat(bell.post("/holds", hold(holdId, member, 60)).text()).isEqualTo(placed.text());
        assertThat(bell.post("/holds/" + holdId + "/capture", "{\"points\":25}").text())
                .isEqualTo(captured.text());
        assertRefused(bell.post("/holds/" + holdId + "/capture", ""), 422, "different_request");
        assertRefused(bell.post("/holds/" + holdId + "/release", ""), 409, "hold_captured");
    }

    @Test
    void a_hold_beyond_the_points_says_how_many_are_missing() {
        var member = member(100);

        var reply = bell.post("/holds", hold(id(), member, 140));

        assertRefused(reply, 409, "insufficient_points");
        assertThat(reply.json().get("missing").asLong()).isEqualTo(40);
    }

    @Test
    void fifty_at_once_get_exactly_what_the_points_allow() throws Exception {
        var member = member(120);
        var asks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 50; i++) {
            asks.add(() -> bell.post("/holds", hold(id(), member, 10)));
        }

        var statuses = atOnce(asks).stream().map(Reply::status).toList();

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(12);
        assertBalance(member, 0, 120);
    }

    @Test
    void one_key_at_once_has_one_effect() throws Exception {
        var member = member(0);
        var key = id();
        var asks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 20; i++) {
            asks.add(() -> bell.post("/members/" + member + "/adjustments", key, "{\"points\":7,\"reason\":\"once\"}"));
        }

        var replies = atOnce(asks);

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(new HashSet<>(replies.stream().map(Reply::text).toList())).hasSize(1);
        assertBalance(member, 7, 0);
    }

    @Test
    void one_card_at_once_is_one_member() throws Exception {
        var card = card();
        var asks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 10; i++) {
            asks.add(() -> bell.post("/members", "{\"card\":\"" + card + "\"}"));
        }

        var statuses = atOnce(asks).stream().map(Reply::status).toList();

        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(9);
    }

    @Test
    void a_blocked_account_holds_nothing_until_it_is_unblocked() {
        var member = member(10);
        var holdId = id();
        bell.post("/holds", hold(holdId, member, 4));

        var blocked = bell.post("/members/" + member + "/block", "{\"reason\":\"stolen phone\"}");

        assertThat(blocked.status()).isEqualTo(200);
        assertThat(blocked.json().get("blocked").booleanValue()).isTrue();
        assertRefused(bell.post("/holds", hold(id(), member, 1)), 423, "account_blocked");
        assertRefused(
                bell.post("/members/" + member + "/adjustments", "{\"points\":-1,\"reason\":\"r\"}"),
                423,
                "account_blocked");
        assertThat(bell.post("/holds/" + holdId + "/capture", "{}").status()).isEqualTo(200);
        var unblocked = bell.post("/members/" + member + "/unblock", "{\"reason\":\"found\"}");
        assertThat(unblocked.json().get("blocked").booleanValue()).isFalse();
        assertThat(bell.post("/holds", hold(id(), member, 1)).status()).isEqualTo(201);
    }

    @Test
    void pages_have_a_limit_with_a_sentence() {
        var member = member(0);

        assertRefused(bell.get("/members/" + member + "/entries?limit=501"), 400, "limit_invalid");
        assertRefused(bell.get("/members/" + member + "/entries?limit=0"), 400, "limit_invalid");
        assertRefused(bell.get("/members/" + member + "/entries?limit=many"), 400, "limit_invalid");
        assertRefused(bell.get("/members/" + member + "/entries?cursor=%21"), 400, "cursor_invalid");
        assertThat(bell.get("/members/" + member + "/entries?limit=500").status())
                .isEqualTo(200);
    }

    @Test
    void an_operator_resolves_a_conflict_once() throws SQLException {
        var conflictId = conflict();

        var body = "{\"resolution\":\"KEEP_FIRST\",\"note\":\"the till was restored from a backup\"}";
        var resolved = bell.send(bell.json("/conflicts/" + conflictId + "/resolution", body)
                .header("Idempotency-Key", id())
                .header("Pointbook-Actor", "olga"));

        assertThat(resolved.status()).isEqualTo(200);
        assertThat(resolved.at("/resolvedBy")).isEqualTo("olga");
        assertThat(bell.post("/conflicts/" + conflictId + "/resolution", body).text())
                .isEqualTo(resolved.text());
        assertRefused(
                bell.post("/conflicts/" + conflictId + "/resolution", body.replace("backup", "disk")),
                409,
                "already_resolved");
        assertRefused(
                bell.post("/conflicts/" + conflictId + "/resolution", body.replace("KEEP_FIRST", "KEEP_SECOND")),
                422,
                "invalid_request");
        var listed = bell.get("/conflicts");
        assertThat(listed.at("/conflicts/0/conflictId")).isEqualTo(conflictId);
        assertThat(listed.text()).doesNotContain("4006381333931");
    }

    @Test
    void a_sale_at_a_till_is_explained_line_by_line() throws Exception {
        var card = card();
        var store = "S" + id().substring(0, 8);
        till(card, """
                {"storeId":"%s","workstationId":"1","businessDay":"2026-01-05","sequenceNumber":7,"type":"SALE",
                 "endedAt":"2026-01-05T12:00:00Z","currency":"EUR","card":{"number":"%s"},
                 "lines":[{"lineNumber":1,"kind":"SALE","itemId":"tea","quantity":"1","net":1240},
                          {"lineNumber":2,"kind":"DEPOSIT","itemId":"bottle","quantity":"1","net":25}]}""".formatted(store, card));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(bell.get("/members?card=" + card).status()).isEqualTo(200));
        var member = bell.get("/members?card=" + card);
        assertThat(member.json().has("enrolledAt")).isFalse();

        var enrolled = bell.post("/members", "{\"card\":\"" + card + "\"}");

        assertThat(enrolled.status()).isEqualTo(200);
        assertThat(enrolled.at("/memberId")).isEqualTo(member.at("/memberId"));
        assertThat(bell.get("/members?card=" + card).at("/enrolledAt")).isNotEmpty();
        assertBalance(member.at("/memberId"), 12, 0);
        var entry = bell.get("/members/" + member.at("/memberId") + "/entries")
                .json()
                .at("/entries/0");
        assertThat(entry.at("/entryId").asText()).isEqualTo(store + "/1/2026-01-05/7/1");
        assertThat(entry.at("/rule").toString()).isEqualTo("{\"id\":\"default/points-per-amount\",\"version\":1}");
        var why = bell.get("/entries/" + entry.at("/entryId").asText() + "/explanation");
        assertThat(why.at("/why/is")).isEqualTo("earned");
        assertThat(why.at("/why/base")).isEqualTo("1240");
        assertThat(why.at("/why/lines/1/excluded")).isEqualTo("DEPOSIT");
        assertThat(bell.get("/entries/" + entry.at("/entryId").asText().replace("/", "%2F") + "/explanation")
                        .text())
                .isEqualTo(why.text());
        assertThat(why.text()).doesNotContain(card);
    }

    @Test
    void an_entry_whose_id_has_a_suffix_is_explained() {
        var member = member(10);
        var holdId = id();
        bell.post("/holds", hold(holdId, member, 4));
        bell.post("/holds/" + holdId + "/capture", "");

        var why = bell.get("/entries/hold:" + holdId + "%23captured/1/explanation");

        assertThat(why.status()).isEqualTo(200);
        assertThat(why.at("/entry/entryId")).isEqualTo("hold:" + holdId + "#captured/1");
        assertThat(why.at("/lots/0/openedBy/reason")).isEqualTo("a start");
    }

    @Test
    void a_door_that_cannot_answer_in_time_says_when_to_come_again() throws SQLException {
        var member = member(10);
        try (var other = Database.shared().connect(DoorStack.DATABASE)) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table balance in access exclusive mode");

            var reply = bell.get("/members/" + member + "/balance");

            assertRefused(reply, 503, "busy");
            assertThat(reply.response().headers().firstValue("Retry-After")).hasValue("1");
            other.rollback();
        }
        assertBalance(member, 10, 0);
    }

    private void till(String key, String receipt) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(DoorStack.TILL_TOPIC, key, receipt))
                    .get();
        }
    }

    private void assertBalance(String member, long active, long held) {
        var points = bell.get("/members/" + member + "/balance").json().at("/wallets/points");
        assertThat(points.at("/active").asLong()).isEqualTo(active);
        assertThat(points.at("/held").asLong()).isEqualTo(held);
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.text()).contains("\"code\":\"" + code + "\"");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.mediaType()).isEqualTo("application/problem+json");
        assertThat(reply.json().at("/status").asInt()).isEqualTo(status);
        assertThat(reply.at("/title")).isNotEmpty();
        assertThat(reply.at("/detail")).endsWith(".");
        assertThat(reply.at("/type")).isEqualTo("urn:pointbook:problem:" + code);
    }

    private static List<Reply> atOnce(List<Callable<Reply>> asks) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = new ArrayList<Reply>();
            for (var reply : threads.invokeAll(asks)) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    private String member(long points) {
        var member = bell.post("/members", "{}").at("/memberId");
        if (points > 0) {
            bell.post("/members/" + member + "/adjustments", "{\"points\":" + points + ",\"reason\":\"a start\"}");
        }
        return member;
    }

    private static String hold(String holdId, String member, long points) {
        return "{\"holdId\":\"" + holdId + "\",\"memberId\":\"" + member + "\",\"wallet\":\"points\",\"points\":"
                + points + ",\"expiresIn\":\"PT15M\"}";
    }

    private static String conflict() throws SQLException {
        var conflictId = id();
        try (var connection = Database.shared().connect(DoorStack.DATABASE);
                var insert = connection.prepareStatement("""
                        insert into conflict (conflict_id, receipt, content_hash, topic, partition, record_offset,
                            record_value, record_headers, record_timestamp, arrived_at)
                        values (?, 'S1/1/2026-01-05/1', sha256(?::bytea), 'till.receipts.v1', 0, 7, '4006381333931',
                            '[]', now(), now())""")) {
            insert.setString(1, conflictId);
            insert.setString(2, conflictId);
            insert.executeUpdate();
        }
        return conflictId;
    }

    private static String card() {
        return "2981" + Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000L);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}

package io.pointbook.ledger.runtime;

import static io.pointbook.ledger.runtime.Doorbell.assertRefused;
import static io.pointbook.ledger.runtime.Doorbell.atOnce;
import static io.pointbook.ledger.runtime.Doorbell.card;
import static io.pointbook.ledger.runtime.Doorbell.hold;
import static io.pointbook.ledger.runtime.Doorbell.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.ledger.runtime.Doorbell.Reply;
import io.pointbook.testkit.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members, statements and conflicts by HTTP. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class)
class MemberDoorsTest {

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
    void a_member_is_put_into_groups_and_taken_out_of_them() {
        var member = bell.member(0);

        assertThat(bell.put("/members/" + member + "/tags/vip", "").text()).isEqualTo("{\"tags\":[\"vip\"]}");
        bell.put("/members/" + member + "/tags/vip", "");
        bell.put("/members/" + member + "/tags/club.7", "");

        assertThat(bell.get("/members/" + member + "/tags").text()).isEqualTo("{\"tags\":[\"club.7\",\"vip\"]}");
        assertThat(bell.delete("/members/" + member + "/tags/vip").text()).isEqualTo("{\"tags\":[\"club.7\"]}");
        assertThat(bell.delete("/members/" + member + "/tags/vip").status()).isEqualTo(200);
        assertRefused(bell.put("/members/" + member + "/tags/-vip", ""), 422, "invalid_request");
        assertRefused(bell.put("/members/nobody/tags/vip", ""), 404, "unknown_member");
    }

    @Test
    void an_earlier_first_day_is_named_at_enrolment_and_lies_in_the_past() {
        var since = "{\"kind\":\"STAFF\",\"memberSince\":\"2019-04-01T00:00:00+02:00\"}";
        assertThat(bell.post("/members", since).status()).isEqualTo(201);
        assertRefused(bell.post("/members", since.replace("2019", "2919")), 422, "invalid_request");
        assertRefused(
                bell.post("/members", since.replace("2019-04-01T00:00:00+02:00", "soon")), 422, "invalid_request");
    }

    @Test
    void events_about_members_that_are_not_there_are_said_to_be_unknown() {
        assertThat(bell.get("/member-events").at("/events")).isNotNull();
        assertRefused(
                bell.post("/member-events/no-such/resolution", "{\"resolution\":\"DISMISS\",\"note\":\"x\"}"),
                404,
                "unknown_event");
        assertRefused(
                bell.post("/member-events/no-such/resolution", "{\"resolution\":\"MAYBE\",\"note\":\"x\"}"),
                422,
                "invalid_request");
    }

    @Test
    void a_card_that_is_enrolled_is_taken() {
        var body = "{\"card\":\"" + card() + "\"}";
        bell.post("/members", body);

        assertRefused(bell.post("/members", body), 409, "card_taken");
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
    void an_adjustment_answers_its_entry_and_says_who_and_why() {
        var member = bell.member(0);

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
        assertThat(why.at("/sentences/0")).isEqualTo("50 points added by anna: goodwill.");
        assertThat(why.at("/postings/0/from")).isEqualTo("ADJUSTED");
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
        bell.assertBalance(member.at("/memberId"), 12, 0);
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
    void an_explanation_speaks_the_language_that_the_caller_asks_for() {
        var member = bell.member(5);
        var path = "/entries/" + bell.get("/members/" + member + "/entries").at("/entries/0/entryId") + "/explanation";

        var russian = bell.send(bell.to(path).header("Accept-Language", "de-AT, ru;q=0.8, en;q=0.5"));

        assertThat(russian.at("/sentence")).isEqualTo("5 баллов добавил(а) local: a start.");
        assertThat(russian.at("/tree/label")).isEqualTo("Исправлено вручную");
        assertThat(russian.at("/tree/key")).isEqualTo("adjusted");
        assertThat(russian.response().headers().firstValue("Content-Language")).contains("ru");
        assertThat(russian.response().headers().firstValue("Vary")).contains("Accept-Language");
        assertThat(bell.send(bell.to(path + "?lang=pl").header("Accept-Language", "ru"))
                        .at("/sentence"))
                .isEqualTo("Dodano 5 punktów (local): a start.");
        assertThat(bell.get(path + "?lang=tlh").at("/language")).isEqualTo("en");
    }

    @Test
    void an_entry_whose_id_has_a_suffix_is_explained() {
        var member = bell.member(10);
        var holdId = id();
        bell.post("/holds", hold(holdId, member, 4));
        bell.post("/holds/" + holdId + "/capture", "");

        var why = bell.get("/entries/hold:" + holdId + "%23captured/1/explanation");

        assertThat(why.status()).isEqualTo(200);
        assertThat(why.at("/entry/entryId")).isEqualTo("hold:" + holdId + "#captured/1");
        assertThat(why.at("/lots/0/openedBy/reason")).isEqualTo("a start");
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

    private void till(String key, String receipt) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(DoorStack.TILL_TOPIC, key, receipt))
                    .get();
        }
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
}

package io.pointbook.notification.runtime;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.contract.Topics;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.contract.MessageContract;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts that other systems bring: on the topic and in files. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class ContactImportsTest {
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final String MAY = "{\"channel\":\"SMS\",\"purpose\":\"MARKETING\",\"allowed\":true";

    @TestHTTPResource("/")
    URI root;

    Broker broker; // injected by DoorStack

    private Doorbell door;

    /** What came back. */
    private record Reply(int status, String body) {}

    @BeforeEach
    void open() {
        door = new Doorbell(root);
    }

    @Test
    void the_topic_brings_contacts_and_its_tombstone_forgets() throws Exception {
        var example = MessageContract.asyncApi()
                .at("/components/messages/memberContact/examples/0/payload")
                .toString();
        try (var producer = new KafkaProducer<String, String>(
                Map.of("bootstrap.servers", broker.bootstrap()), new StringSerializer(), new StringSerializer())) {
            send(producer, "t-2", "{no json");
            send(producer, "t-2", "{\"phone\":\"12\"}");
            send(producer, "t-2", "null");
            send(producer, null, example);
            send(producer, "t-1", example);
            send(producer, "t-1", example);
            await().atMost(AT_MOST)
                    .untilAsserted(() ->
                            assertThat(door.get("/contacts/t-1").at("/email")).isEqualTo("anna@example.org"));
            assertThat(door.get("/contacts/t-1/consents").text()).contains(MAY);
            assertThat(door.get("/contacts/t-1/export").text()).containsOnlyOnce("textVersion");

            send(producer, "t-1", null);
            await().atMost(AT_MOST)
                    .untilAsserted(
                            () -> assertThat(door.get("/contacts/t-1").status()).isEqualTo(404));
        }
        assertThat(door.get("/contacts/t-2").status()).isEqualTo(404);
        await().atMost(AT_MOST)
                .untilAsserted(() -> assertThat(door.get("/q/metrics").text())
                        .contains(
                                "pointbook_contacts_rejected_total{code=\"invalid_request\"} 1.0",
                                "pointbook_contacts_rejected_total{code=\"unreadable\"} 3.0"));
    }

    private static void send(KafkaProducer<String, String> producer, String key, String value) throws Exception {
        producer.send(new ProducerRecord<>(Topics.MEMBER_CONTACTS, 0, key, value))
                .get();
    }

    @Test
    void a_file_is_taken_as_a_whole_or_not_at_all_and_again_changes_nothing() throws Exception {
        var file = """
                memberId,phone,email,language,birthYear,attribute:kids,consent:SMS:MARKETING,consentAt,consentSource
                f-1,600 100 001,,pl,1990,2,2026-1,2026-03-01T12:00:00Z,web
                f-2,,bo@example.org,,,,,,
                """;
        assertThat(post(file)).isEqualTo(new Reply(200, "{\"members\":2}"));
        assertThat(post(file).status()).isEqualTo(200);
        assertThat(door.get("/contacts/f-1").at("/attributes/kids")).isEqualTo("2");
        assertThat(door.get("/contacts/f-1/consents").text()).contains(MAY);
        assertThat(door.get("/contacts/f-1/export").text()).containsOnlyOnce("textVersion");

        var broken = post(file.replace("f-1", "f-3").replace("bo@example.org", "bo at example"));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.body()).contains("Line 3", "Nothing of the file was done");
        assertThat(door.get("/contacts/f-3").status()).isEqualTo(404);
        assertThat(post("memberId,consent:SMS:MARKETING\nf-3,2026-1\n").body()).contains("consentAt");
        assertRefused(door.get("/contacts/f-3"), 404, "unknown_member");
    }

    @Test
    void a_card_can_be_looked_up_only_while_the_ledger_answers() throws Exception {
        var reply = post("card,phone\n2981000000017,600100001\n");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).contains("ledger_away", "line 2").doesNotContain("2981000000017");
    }

    private Reply post(String file) throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var response = client.send(
                    HttpRequest.newBuilder(root.resolve("/contact-imports"))
                            .header("Content-Type", "text/csv")
                            .POST(HttpRequest.BodyPublishers.ofString(file))
                            .build(),
                    BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        }
    }
}

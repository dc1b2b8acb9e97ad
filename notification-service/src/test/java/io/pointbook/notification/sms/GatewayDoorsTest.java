package io.pointbook.notification.sms;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Outgoing;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.carrier.Receipt.Fate;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gateways as an installation sets them: what leaves by them, and what they tell at the doors. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class GatewayDoorsTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    Gateways gateways;

    FakeFormGateway form;

    private final HeardAnswers heard = new HeardAnswers();
    private Doorbell door;

    @BeforeEach
    void listen() {
        door = new Doorbell(root);
        gateways.start(heard);
    }

    @Test
    void texts_leave_by_the_one_that_sends() throws Exception {
        var sending = gateways.carriersWith(List.of());
        assertThat(sending).hasSize(1);
        var message = new Outgoing(5, "+48600000001", null, "Hi!", null, Instant.EPOCH, Map.of());
        assertThat(sending.getFirst().submit(message).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo(new Handed.Taken(List.of("F-1")));
        assertThat(form.bodies).containsExactly("msisdn=48600000001&from=Pointbook&body=Hi%21&ref=5");
    }

    @Test
    void a_form_tells_a_receipt_and_passes_on_what_people_answer() throws Exception {
        assertThat(told("/sms/receipts/form?secret=s-form", "id=F-1&ref=5&stat=UNDELIV"))
                .isEqualTo(204);
        assertThat(told("/sms/replies/form?secret=s-form", "from=48600000001&body=STOP"))
                .isEqualTo(204);
        assertThat(heard.receipts).containsExactly(new Receipt("F-1", 5L, Fate.FAILED, "UNDELIV"));
        assertThat(heard.replies).containsExactly("+48600000001 STOP");
    }

    @Test
    void json_tells_many_receipts_at_once() {
        var told = door.post(
                "/sms/receipts/json",
                "{'results':[{'id':'J-1-1','status':'delivered'},{'id':'J-1-2','status':'DELIVERED'}]}",
                "X-Secret",
                "s-json");
        assertThat(told.status()).isEqualTo(204);
        assertThat(heard.receipts)
                .containsExactly(
                        new Receipt("J-1-1", null, Fate.DELIVERED, ""), new Receipt("J-1-2", null, Fate.DELIVERED, ""));
    }

    @Test
    void whoever_does_not_show_the_secret_is_not_heard() {
        var receipt = "{'results':[{'id':'J-1-1','status':'delivered'}]}";
        assertRefused(door.post("/sms/receipts/json", receipt), 401, "gateway_secret_wrong");
        assertRefused(door.post("/sms/receipts/json", receipt, "X-Secret", "s-jsom"), 401, "gateway_secret_wrong");
        assertRefused(door.post("/sms/receipts/json?X-Secret=s-json", receipt), 401, "gateway_secret_wrong");
        assertRefused(door.post("/sms/receipts/none", receipt, "X-Secret", "s-json"), 404, "unknown_gateway");
        assertRefused(door.post("/sms/replies/json", receipt, "X-Secret", "s-json"), 404, "unknown_gateway");
        assertThat(heard.receipts).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_refused_with_a_word() {
        var refused = door.post("/sms/receipts/json", "{'results':[{'id':'J'}]}", "X-Secret", "s-json");
        assertRefused(refused, 422, "gateway_message_unreadable");
        assertRefused(door.post("/sms/receipts/json", "", "X-Secret", "s-json"), 422, "gateway_message_unreadable");
    }

    @Test
    void what_could_not_be_written_down_is_told_again() throws Exception {
        heard.refusals = 1;
        var receipt = "id=F-9&stat=DELIVRD";
        assertThat(told("/sms/receipts/form?secret=s-form", receipt)).isEqualTo(500);
        assertThat(told("/sms/receipts/form?secret=s-form", receipt)).isEqualTo(204);
        assertThat(heard.receipts).hasSize(1);
    }

    private int told(String path, String body) throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(root.resolve(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}

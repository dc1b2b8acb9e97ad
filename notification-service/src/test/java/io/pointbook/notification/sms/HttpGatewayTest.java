package io.pointbook.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Outgoing;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.sms.FakeGateway.Mood;
import io.pointbook.testkit.Ports;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One adapter, two gateways that have nothing in common. */
class HttpGatewayTest {
    private static final Instant UNTIL = Instant.parse("2026-03-02T11:00:00Z");
    private static final String TEXT = "„Żurek” & \"tea\" 5 €\n{to} \\ 100%";

    private final FakeFormGateway form = new FakeFormGateway();
    private final FakeJsonGateway json = new FakeJsonGateway();
    private final HttpGateway byForm =
            new HttpGateway(FakeGatewaySettings.form(form.address("/send"), FakeGatewaySettings.LIMITS));
    private final HttpGateway byJson =
            new HttpGateway(FakeGatewaySettings.json(json.address("/v1/messages"), FakeGatewaySettings.LIMITS));

    @AfterEach
    void close() {
        List.of(byForm, byJson).forEach(HttpGateway::close);
        List.of(form, json).forEach(FakeGateway::close);
    }

    @Test
    void a_form_has_the_values_as_forms_have_them() throws Exception {
        assertThat(handed(byForm, TEXT)).isEqualTo(new Handed.Taken(List.of("F-1")));
        assertThat(form.bodies)
                .containsExactly("msisdn=48600000001&from=Shop+%26+Co&body=%E2%80%9E%C5%BBurek%E2%80%9D+%26+%22tea%22"
                        + "+5+%E2%82%AC%0A%7Bto%7D+%5C+100%25&ref=17&until=2026-03-02T11%3A00%3A00Z");
    }

    @Test
    void json_has_them_as_json_has_them_and_each_part_gets_its_id() throws Exception {
        assertThat(handed(byJson, TEXT + "x".repeat(70))).isEqualTo(new Handed.Taken(List.of("J-1-1", "J-1-2")));
        var said = new ObjectMapper().readTree(json.bodies.getFirst());
        assertThat(said.at("/message/text").asText()).isEqualTo(TEXT + "x".repeat(70));
        assertThat(said.at("/to").asText()).isEqualTo("+48600000001");
        assertThat(said.at("/ref").asLong()).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource({
        "TIRED,Later[cause=HTTP 429]",
        "AWAY,Later[cause=HTTP 503]",
        "FAILING,InDoubt[cause=HTTP 500]",
        "BREAKING,InDoubt[cause=the connection broke before the answer]"
    })
    void what_both_gateways_do_means_the_same(Mood mood, String outcome) throws Exception {
        form.mood = mood;
        json.mood = mood;
        assertThat(handed(byForm, "a")).hasToString(outcome);
        assertThat(handed(byJson, "a")).hasToString(outcome);
        assertThat(form.bodies).hasSize(1);
        assertThat(json.bodies).hasSize(1);
    }

    @Test
    void each_refuses_in_its_own_way() throws Exception {
        form.mood = Mood.REFUSING;
        json.mood = Mood.REFUSING;
        assertThat(handed(byForm, "a")).isEqualTo(new Handed.Refused("the answer is not the one of success"));
        assertThat(handed(byJson, "a")).isEqualTo(new Handed.Refused("the answer was invalid_destination"));
        json.refusal = "queue_full";
        assertThat(handed(byJson, "a")).isEqualTo(new Handed.Later("the answer was queue_full"));
    }

    @Test
    void a_number_in_the_answer_is_no_cause() throws Exception {
        json.mood = Mood.REFUSING;
        json.refusal = "no such number 48600000001";
        assertThat(handed(byJson, "a")).isEqualTo(new Handed.Refused("the answer was another one"));
    }

    @Test
    void who_asks_for_patience_is_left_alone_as_long_as_it_says() throws Exception {
        var hurried = gateway(form.address("/send"), 4, 1_000, Duration.ofSeconds(5));
        assertThat(hurried.isUp()).isTrue();
        form.mood = Mood.TIRED;
        handed(hurried, "a");
        form.mood = Mood.WELL;
        assertThat(hurried.isUp()).isFalse();
        assertThat(handed(hurried, "a")).isEqualTo(new Handed.Later("its turn did not come"));
        assertThat(form.bodies).hasSize(1);
        hurried.close();
    }

    @Test
    void without_a_connection_it_is_later_and_without_an_answer_in_doubt() throws Exception {
        var nobody = gateway(URI.create("http://127.0.0.1:" + Ports.free() + "/"), 1, 100, Duration.ofSeconds(1));
        assertThat(handed(nobody, "a")).isEqualTo(new Handed.Later("no connection"));
        nobody.close();
        form.mood = Mood.SILENT;
        var silent = gateway(form.address("/send"), 1, 100, Duration.ofMillis(300));
        assertThat(handed(silent, "a")).isEqualTo(new Handed.InDoubt("no answer in time"));
        silent.close();
    }

    @Test
    void a_wrong_password_loses_nothing() throws Exception {
        var settings = FakeGatewaySettings.json(json.address("/v1/messages"), FakeGatewaySettings.LIMITS);
        var asked = settings.request();
        var stranger = new HttpGateway(new GatewaySettings(
                "json",
                true,
                new GatewaySettings.Request(
                        asked.method(), asked.url(), asked.contentType(), asked.template(), "", Map.of()),
                settings.answer(),
                settings.limits(),
                null,
                null));
        assertThat(handed(stranger, "a")).isEqualTo(new Handed.Later("HTTP 401"));
        stranger.close();
    }

    @Test
    void no_more_is_asked_at_once_or_in_a_second_than_is_set() throws Exception {
        var few = gateway(form.address("/send"), 2, 50, Duration.ofSeconds(10));
        long before = System.nanoTime();
        var handed = IntStream.range(0, 21)
                .mapToObj(_ -> few.submit(message("a")).toCompletableFuture())
                .toList();
        for (var one : handed) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isInstanceOf(Handed.Taken.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(form.mostAtOnce.get()).isLessThanOrEqualTo(2);
        few.close();
    }

    @Test
    void more_than_can_wait_come_back_at_once_and_after_the_end_all_do() throws Exception {
        form.mood = Mood.SILENT;
        for (int message = 0; message < HttpGateway.MOST_UNDERWAY; message++) {
            byForm.submit(message("a"));
        }
        assertThat(handed(byForm, "a")).isEqualTo(new Handed.Later("too many messages wait for the gateway"));
        byJson.close();
        assertThat(handed(byJson, "a")).isEqualTo(new Handed.Later("the gateway is closed"));
    }

    @Test
    void it_cannot_be_asked() throws Exception {
        assertThat(byForm.ask("F-1").toCompletableFuture().get().fate()).isEqualTo(Receipt.Fate.UNKNOWN);
    }

    @Test
    void settings_that_would_send_twice_or_nonsense_are_refused() {
        var asked = FakeGatewaySettings.form(form.address("/send"), FakeGatewaySettings.LIMITS);
        assertThatThrownBy(() -> with(asked, "GET", "application/json", "{}")).hasMessageContaining("POST or PUT");
        assertThatThrownBy(() -> with(asked, "POST", "text/xml", "<a/>")).hasMessageContaining("text/xml");
        assertThatThrownBy(() -> with(asked, "POST", "application/json", "{\"a\":\"{txet}\"}"))
                .hasMessageContaining("{txet}");
    }

    private static void with(GatewaySettings settings, String method, String contentType, String template) {
        var request = settings.request();
        new HttpGateway(new GatewaySettings(
                        "x",
                        true,
                        new GatewaySettings.Request(method, request.url(), contentType, template, "", Map.of()),
                        settings.answer(),
                        settings.limits(),
                        null,
                        null))
                .close();
    }

    /** The gateway of forms with limits of the test's own; messages wait for their turn for a second. */
    private static HttpGateway gateway(URI url, int concurrency, int perSecond, Duration timeout) {
        return new HttpGateway(FakeGatewaySettings.form(
                url, new GatewaySettings.Limits(concurrency, perSecond, timeout, timeout, Duration.ofSeconds(2))));
    }

    private static Outgoing message(String text) {
        return new Outgoing(17, "+48600000001", null, text, null, UNTIL, Map.of());
    }

    private static Handed handed(HttpGateway gateway, String text) throws Exception {
        return gateway.submit(message(text)).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}

package io.pointbook.ledger.runtime;

import static io.pointbook.ledger.runtime.Doorbell.assertRefused;
import static io.pointbook.ledger.runtime.Doorbell.atOnce;
import static io.pointbook.ledger.runtime.Doorbell.card;
import static io.pointbook.ledger.runtime.Doorbell.hold;
import static io.pointbook.ledger.runtime.Doorbell.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.runtime.Doorbell.Reply;
import io.pointbook.testkit.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every door does with a request, whatever it asks for. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class)
class RequestDoorsTest {

    @TestHTTPResource("/")
    URI root;

    private Doorbell bell;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
    }

    @Test
    void a_change_needs_a_key_and_a_hold_does_not() {
        var member = bell.member(10);

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
    void one_key_at_once_has_one_effect() throws Exception {
        var member = bell.member(0);
        var key = id();
        var asks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 20; i++) {
            asks.add(() -> bell.post("/members/" + member + "/adjustments", key, "{\"points\":7,\"reason\":\"once\"}"));
        }

        var replies = atOnce(asks);

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(new HashSet<>(replies.stream().map(Reply::text).toList())).hasSize(1);
        bell.assertBalance(member, 7, 0);
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
                "/members/" + bell.member(0) + "/adjustments", "{\"points\":" + points + ",\"reason\":\"correction\"}");

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
    void pages_have_a_limit_with_a_sentence() {
        var member = bell.member(0);

        assertRefused(bell.get("/members/" + member + "/entries?limit=501"), 400, "limit_invalid");
        assertRefused(bell.get("/members/" + member + "/entries?limit=0"), 400, "limit_invalid");
        assertRefused(bell.get("/members/" + member + "/entries?limit=many"), 400, "limit_invalid");
        assertRefused(bell.get("/members/" + member + "/entries?cursor=%21"), 400, "cursor_invalid");
        assertThat(bell.get("/members/" + member + "/entries?limit=500").status())
                .isEqualTo(200);
    }

    @Test
    void a_door_that_cannot_answer_in_time_says_when_to_come_again() throws SQLException {
        var member = bell.member(10);
        try (var other = Database.shared().connect(DoorStack.DATABASE)) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table balance in access exclusive mode");

            var reply = bell.get("/members/" + member + "/balance");

            assertRefused(reply, 503, "busy");
            assertThat(reply.response().headers().firstValue("Retry-After")).hasValue("1");
            other.rollback();
        }
        bell.assertBalance(member, 10, 0);
    }
}

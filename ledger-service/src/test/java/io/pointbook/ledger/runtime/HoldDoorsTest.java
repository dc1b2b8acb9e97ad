package io.pointbook.ledger.runtime;

import static io.pointbook.ledger.runtime.Doorbell.assertRefused;
import static io.pointbook.ledger.runtime.Doorbell.atOnce;
import static io.pointbook.ledger.runtime.Doorbell.hold;
import static io.pointbook.ledger.runtime.Doorbell.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.runtime.Doorbell.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spending by HTTP. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class)
class HoldDoorsTest {

    @TestHTTPResource("/")
    URI root;

    private Doorbell bell;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
    }

    @Test
    void points_are_held_then_captured_and_the_rest_is_free() {
        var member = bell.member(100);
        var holdId = id();
        var placed = bell.post("/holds", hold(holdId, member, 60));
        assertThat(placed.status()).isEqualTo(201);
        bell.assertBalance(member, 40, 60);

        var captured = bell.post("/holds/" + holdId + "/capture", "{\"points\":25}");

        assertThat(captured.status()).isEqualTo(200);
        assertThat(captured.at("/state")).isEqualTo("CAPTURED");
        assertThat(captured.at("/captured")).isEqualTo("25");
        bell.assertBalance(member, 75, 0);
        assertThat(bell.post("/holds", hold(holdId, member, 60)).text()).isEqualTo(placed.text());
        assertThat(bell.post("/holds/" + holdId + "/capture", "{\"points\":25}").text())
                .isEqualTo(captured.text());
        assertRefused(bell.post("/holds/" + holdId + "/capture", ""), 422, "different_request");
        assertRefused(bell.post("/holds/" + holdId + "/release", ""), 409, "hold_captured");
    }

    @Test
    void captured_points_come_back_once_for_each_return() {
        var member = bell.member(100);
        var holdId = id();
        bell.post("/holds", hold(holdId, member, 60));
        assertRefused(bell.post("/holds/" + holdId + "/returns", "{\"returnId\":\"r\"}"), 409, "beyond_capture");
        bell.post("/holds/" + holdId + "/capture", "");

        var back = bell.post("/holds/" + holdId + "/returns", "{\"returnId\":\"r\",\"points\":25,\"reason\":\"torn\"}");

        assertThat(back.status()).isEqualTo(201);
        assertThat(back.at("/points")).isEqualTo("25");
        assertThat(back.at("/memberId")).isEqualTo(member);
        bell.assertBalance(member, 65, 0);
        assertThat(bell.post("/holds/" + holdId + "/returns", "{\"returnId\":\"r\",\"points\":25}")
                        .text())
                .isEqualTo(back.text());
        assertRefused(
                bell.post("/holds/" + holdId + "/returns", "{\"returnId\":\"r\",\"points\":24}"),
                422,
                "different_request");
        var beyond = bell.post("/holds/" + holdId + "/returns", "{\"returnId\":\"s\",\"points\":36}");
        assertRefused(beyond, 409, "beyond_capture");
        assertThat(beyond.json().get("left").asLong()).isEqualTo(35);
        assertRefused(bell.post("/holds/" + holdId + "/returns", "{}"), 422, "invalid_request");
        assertRefused(bell.post("/holds/nobody/returns", "{\"returnId\":\"r\"}"), 404, "unknown_hold");
        bell.assertBalance(member, 65, 0);
    }

    @Test
    void a_hold_beyond_the_points_says_how_many_are_missing() {
        var member = bell.member(100);

        var reply = bell.post("/holds", hold(id(), member, 140));

        assertRefused(reply, 409, "insufficient_points");
        assertThat(reply.json().get("missing").asLong()).isEqualTo(40);
    }

    @Test
    void fifty_at_once_get_exactly_what_the_points_allow() throws Exception {
        var member = bell.member(120);
        var asks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 50; i++) {
            asks.add(() -> bell.post("/holds", hold(id(), member, 10)));
        }

        var statuses = atOnce(asks).stream().map(Reply::status).toList();

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(12);
        bell.assertBalance(member, 0, 120);
    }

    @Test
    void a_blocked_account_holds_nothing_until_it_is_unblocked() {
        var member = bell.member(10);
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
}

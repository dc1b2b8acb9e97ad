package io.pointbook.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.local.RewardsDoor;
import io.pointbook.local.RewardsDoor.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemoShopperTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_000L);
    private static final String MUG = "{'rewards':[{'rewardId':'mug',"
            + "'ways':[{'way':'points','points':600},{'way':'mixed','points':300,'cash':{'amount':1000}}],"
            + "'variants':[{'variantId':'blue'}]}]}";

    private final List<JsonNode> bodies = new ArrayList<>();

    @Test
    void the_first_customer_with_points_takes_the_cheapest_way_and_picks_it_up() throws Exception {
        try (var door = new RewardsDoor(this::answer)) {
            var shopper = new DemoShopper(door.doors(), door.doors(), new Random(1));

            assertThat(shopper.redeem(NOW)).contains("demo-1767225600000");

            assertThat(door.asked)
                    .contains("GET /rewards?reach=AFFORDABLE&memberId=rich")
                    .contains("POST /redemptions/demo-1767225600000/fulfil");
            assertThat(bodies.getFirst().toString())
                    .isEqualTo("{\"redemptionId\":\"demo-1767225600000\",\"memberId\":\"rich\",\"rewardId\":\"mug\","
                            + "\"quantity\":1,\"way\":\"mixed\",\"variant\":\"blue\"}");
            assertThat(bodies.getLast().path("payment").asText()).isEqualTo("demo till");
        }
    }

    @Test
    void nobody_redeems_where_nobody_has_points() throws Exception {
        try (var door = new RewardsDoor(
                (request, _) -> request.startsWith("GET /members") ? member("poor") : new Reply(200, "{}"))) {
            assertThat(new DemoShopper(door.doors(), door.doors(), new Random(1)).redeem(NOW))
                    .isEmpty();
            assertThat(door.asked).hasSize(2 * DemoCards.ALL.size());
        }
    }

    private Reply answer(String request, JsonNode body) {
        if (request.startsWith("GET /members")) {
            return request.endsWith(DemoCards.FIRST) ? new Reply(404, "{}") : member("rich");
        }
        if (request.startsWith("GET /rewards")) {
            return new Reply(200, MUG);
        }
        bodies.add(body);
        return request.endsWith("/redemptions") ? new Reply(201, "{'state':'CAPTURED'}") : new Reply(200, "{}");
    }

    private static Reply member(String memberId) {
        return new Reply(200, "{'memberId':'" + memberId + "'}");
    }
}

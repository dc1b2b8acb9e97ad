package io.pointbook.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.local.Doors;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Demo customers who redeem points, in turn: each time one of them takes something that he has the points for. */
final class DemoShopper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final double SHARE_PICKED_UP = 0.8;

    private final Doors ledger;
    private final Doors rewards;
    private final RandomGenerator random;
    private int customers;

    DemoShopper(Doors ledger, Doors rewards, RandomGenerator random) {
        this.ledger = ledger;
        this.rewards = rewards;
        this.random = random;
    }

    /** The next customer with points for something redeems it; its id, or nothing where nobody has enough. */
    Optional<String> redeem(Instant now) throws IOException {
        for (int asked = 0; asked < DemoCards.ALL.size(); asked++) {
            String card = DemoCards.ALL.get(customers);
            customers = (customers + 1) % DemoCards.ALL.size();
            var member = ledger.get("/members?card=" + card);
            if (member.status() == OK) {
                var redeemed = redeem(member.body().path("memberId").asText(), now);
                if (redeemed.isPresent()) {
                    return redeemed;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> redeem(String memberId, Instant now) throws IOException {
        List<JsonNode> affordable = new ArrayList<>();
        rewards.get("/rewards?reach=AFFORDABLE&memberId=" + memberId)
                .body()
                .path("rewards")
                .forEach(affordable::add);
        if (affordable.isEmpty()) {
            return Optional.empty();
        }
        var reward = affordable.get(random.nextInt(affordable.size()));
        String redemptionId = "demo-" + now.toEpochMilli();
        var ask = JSON.createObjectNode()
                .put("redemptionId", redemptionId)
                .put("memberId", memberId)
                .put("rewardId", reward.path("rewardId").asText())
                .put("quantity", 1);
        // the one that he has the points for is the cheapest
        var way = cheapest(reward.path("ways"));
        if (!way.isMissingNode()) {
            ask.set("way", way.path("way"));
        }
        var variants = reward.path("variants");
        if (!variants.isEmpty()) {
            ask.set("variant", variants.path(random.nextInt(variants.size())).path("variantId"));
        }
        var reply = rewards.post("/redemptions", ask);
        if (reply.status() != CREATED) {
            return Optional.empty(); // somebody was faster, or it is sold out
        }
        if (reply.body().path("state").asText().equals("CAPTURED") && random.nextDouble() < SHARE_PICKED_UP) {
            rewards.post(
                    "/redemptions/" + redemptionId + "/fulfil",
                    JSON.createObjectNode()
                            .put("reference", "demo shop")
                            .put("payment", way.has("cash") ? "demo till" : null));
        }
        return Optional.of(redemptionId);
    }

    private static JsonNode cheapest(JsonNode ways) {
        var cheapest = ways.path(0);
        for (JsonNode way : ways) {
            if (way.path("points").asLong() < cheapest.path("points").asLong()) {
                cheapest = way;
            }
        }
        return cheapest;
    }
}

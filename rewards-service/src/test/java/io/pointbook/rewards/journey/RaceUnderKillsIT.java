package io.pointbook.rewards.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.rewards.journey.PackagedServices.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members race for less stock than there are members while both services are killed: nothing is got twice, nothing is lost. */
class RaceUnderKillsIT {
    private static final long PRICE = 100;
    private static final Duration TO_SETTLE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_ASKS = Duration.ofMillis(200);
    private static final int MOST_ASKS = 1_000;
    private static final List<String> FINAL = List.of("CAPTURED", "REFUSED");

    private final Random chance = new Random(20_261_123);

    /** How many race, for how many pieces, and how often each service is killed meanwhile. */
    private record Race(int members, int pieces, int ledgerKills, int rewardsKills) {}

    @Test
    void forty_race_for_ten_pieces_while_each_service_is_killed_once() throws Exception {
        run(new Race(40, 10, 1, 1));
    }

    @Test
    @Tag("long")
    void two_hundred_race_for_fifty_while_the_ledger_is_killed_three_times_and_rewards_twice() throws Exception {
        run(new Race(200, 50, 3, 2));
    }

    private void run(Race race) throws Exception {
        try (var services = new PackagedServices();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            stock(services.rewards, race.pieces());
            var members = members(services.ledger, race.members());
            var ends = new ArrayList<Future<String>>();
            // they come one after the other for as long as the services are killed
            var spread = Duration.ofSeconds(6L * (race.ledgerKills() + race.rewardsKills()));
            for (int i = 0; i < race.members(); i++) {
                int racer = i;
                long wait = chance.nextLong(spread.toNanos());
                ends.add(threads.submit(() -> {
                    LockSupport.parkNanos(wait);
                    return end(services.rewards, "race-" + racer, members.get(racer));
                }));
            }
            kill(services, race);
            for (var end : ends) {
                assertThat(end.get()).isIn(FINAL);
            }
            assertSettled(services, race, members);
        }
    }

    private void kill(PackagedServices services, Race race) {
        int rewardsLeft = race.rewardsKills();
        for (int i = 0; i < race.ledgerKills(); i++) {
            pause();
            services.ledger.killAndStart();
            if (rewardsLeft > 0) {
                rewardsLeft--;
                pause();
                services.rewards.killAndStart();
            }
        }
    }

    private void pause() {
        LockSupport.parkNanos(Duration.ofMillis(500 + chance.nextLong(1_500)).toNanos());
    }

    private static void stock(Service rewards, int pieces) throws IOException {
        var made = rewards.put(
                "/rewards/mug",
                "{\"kind\":\"GOODS\",\"pricePoints\":" + PRICE + ",\"stock\":" + pieces
                        + ",\"texts\":{\"en\":{\"name\":\"Mug\"}}}");
        assertThat(made.statusCode()).as(made.body()).isIn(200, 201);
    }

    private static List<String> members(Service ledger, int count) throws IOException {
        var members = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var member =
                    ledger.json(ledger.post("/members", "{}")).path("memberId").asText();
            ledger.post("/members/" + member + "/adjustments", "{\"points\":" + PRICE + ",\"reason\":\"a start\"}");
            members.add(member);
        }
        return members;
    }

    /** Asks as an app does: with the same id until there is an end, whoever answers or does not. */
    private static String end(Service rewards, String redemptionId, String member) {
        var body = "{\"redemptionId\":\"" + redemptionId + "\",\"memberId\":\"" + member
                + "\",\"rewardId\":\"mug\",\"quantity\":1}";
        for (int i = 0; i < MOST_ASKS; i++) {
            try {
                rewards.post("/redemptions", body);
                var state = rewards.json(rewards.get("/redemptions/" + redemptionId))
                        .path("state")
                        .asText();
                if (FINAL.contains(state)) {
                    return state;
                }
            } catch (IOException _) {
                // nobody is there just now
            }
            LockSupport.parkNanos(BETWEEN_ASKS.toNanos());
        }
        return "no end";
    }

    private static void assertSettled(PackagedServices services, Race race, List<String> members) throws Exception {
        long captured = 0;
        long active = 0;
        for (int i = 0; i < members.size(); i++) {
            var redemption = services.rewards.json(services.rewards.get("/redemptions/race-" + i));
            captured += redemption.path("state").asText().equals("CAPTURED") ? 1 : 0;
            if (redemption.path("state").asText().equals("REFUSED")) {
                assertThat(redemption.path("code").asText()).isEqualTo("out_of_stock");
            }
            var member = members.get(i);
            await().atMost(TO_SETTLE).until(() -> points(services.ledger, member, "held") == 0);
            active += points(services.ledger, member, "active");
        }
        assertThat(captured).isEqualTo(race.pieces());
        assertThat(active).isEqualTo(PRICE * (race.members() - race.pieces()));
        var mug = services.rewards.json(services.rewards.get("/rewards/mug"));
        assertThat(mug.path("stock").asLong(-1)).as(mug.toString()).isZero();
        var stuck = services.rewards.json(services.rewards.get("/redemptions/stuck"));
        assertThat(stuck.path("stuck")).isEmpty();
        var audit = services.audit();
        assertThat(audit)
                .contains("events and tables agree")
                .contains("redemptions, stock and the ledger's captures agree");
        assertThat(audit).contains("redeemed: captured by doors: " + PRICE * race.pieces());
    }

    private static long points(Service ledger, String member, String what) throws IOException {
        return ledger.json(ledger.get("/members/" + member + "/balance"))
                .at("/wallets/points/" + what)
                .asLong();
    }
}

package io.pointbook.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointbook.local.Doors;
import io.pointbook.local.Doors.Reply;
import io.pointbook.local.Refusal;
import io.pointbook.local.demo.DemoCards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the demo customers members who can be reached, in a zone where it is midday now, and starts the campaigns of
 * docs/notification/examples. What is there already stays.
 */
final class ExampleOffers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOON = 12;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int CONFLICT = 409;
    private static final int REFUSED = 422;

    /** Numbers of Germany that nobody has (Bundesnetzagentur, numbers for films). */
    private static final String PHONES = "+49171392000";

    private final Path examples;
    private final Doors ledger;
    private final Doors notification;

    ExampleOffers(Path root, Doors ledger, Doors notification) {
        this.examples = root.resolve("docs/notification/examples");
        this.ledger = ledger;
        this.notification = notification;
    }

    /** The campaigns that began. */
    List<String> load(Instant now) throws IOException {
        for (int customer = 0; customer < DemoCards.ALL.size(); customer++) {
            contact(member(DemoCards.ALL.get(customer)), customer + 1, zone(now));
        }
        check(
                notification.put(
                        "/segments/has-a-favourite",
                        JSON.createObjectNode()
                                .put("name", "Members of whom we know what they like")
                                .put("condition", "size(favouriteItems) > 0")
                                .put("profiles", true)),
                Set.of(OK, CREATED));
        var begun = new ArrayList<String>();
        try (var files = Files.list(examples)) {
            for (Path file : files.sorted().toList()) {
                begin(JSON.readTree(file.toFile()), begun);
            }
        }
        return begun;
    }

    /** Where it is midday: offers may arrive there at once. */
    static String zone(Instant now) {
        int hours = NOON - now.atOffset(ZoneOffset.UTC).getHour();
        return "Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours); // signs are the other way round there
    }

    private String member(String card) throws IOException {
        var found = ledger.get("/members?card=" + card);
        if (found.status() != OK) {
            found = check(
                    ledger.post(
                            "/members",
                            JSON.createObjectNode().put("card", card).put("kind", "CUSTOMER"),
                            "Idempotency-Key",
                            UUID.randomUUID().toString()),
                    Set.of(OK, CREATED));
        }
        return found.body().path("memberId").asText();
    }

    private void contact(String memberId, int number, String zone) throws IOException {
        check(
                notification.put(
                        "/contacts/" + memberId,
                        JSON.createObjectNode()
                                .put("phone", PHONES + number)
                                .put("email", "customer-" + number + "@demo.example")
                                .put("language", "en")
                                .put("zone", zone)),
                Set.of(NO_CONTENT));
        for (var channel : List.of("SMS", "EMAIL")) {
            for (var purpose : List.of("MARKETING", "PROFILING", "PERSONALISED")) {
                check(
                        notification.post("/contacts/" + memberId + "/consents", consent(channel, purpose)),
                        Set.of(NO_CONTENT));
            }
        }
    }

    /** Given when the demo was thought of: who says STOP since stays away. */
    private static ObjectNode consent(String channel, String purpose) {
        return JSON.createObjectNode()
                .put("channel", channel)
                .put("purpose", purpose)
                .put("given", true)
                .put("textVersion", "demo-1")
                .put("source", "demo")
                .put("at", "2026-01-01T12:00:00Z");
    }

    private void begin(JsonNode campaign, List<String> begun) throws IOException {
        var campaignId = campaign.path("campaignId").asText();
        // refused: an earlier wording of it is there
        check(notification.post("/campaigns", campaign), Set.of(OK, CREATED, CONFLICT, REFUSED));
        var started = notification.post(
                "/campaigns/" + campaignId + "/start", JSON.createObjectNode().put("despiteMissing", true));
        if (check(started, Set.of(OK, CONFLICT)).status() == OK) { // a conflict: it runs, or somebody stopped it
            begun.add(campaignId);
        }
    }

    private static Reply check(Reply reply, Set<Integer> expected) {
        if (!expected.contains(reply.status())) {
            throw new Refusal(
                    "The example offers could not be set up: "
                            + reply.body().path("detail").asText("status " + reply.status()),
                    "See what the services say: ./pointbook logs");
        }
        return reply;
    }
}

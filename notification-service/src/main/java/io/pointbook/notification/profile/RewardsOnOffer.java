package io.pointbook.notification.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.runtime.transaction.Transactor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Rewards that can be had now: asked of rewards-service now and then. While it is away, what it said last stays. */
public final class RewardsOnOffer implements AutoCloseable {
    /** Pages of the catalogue that are read; a catalogue that is larger is cut at its dearest end. */
    static final int MOST_PAGES = 20;

    private static final int PAGE = 500;
    private static final int OK = 200;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final Duration timeout;
    private final Transactor transactor;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();

    /** @param timeout longest wait for one page */
    public RewardsOnOffer(URI address, Duration timeout, Transactor transactor) {
        this.address = address;
        this.timeout = timeout;
        this.transactor = transactor;
    }

    private record Offer(String rewardId, String wallet, long points, TreeMap<String, String> names) {
        String name() {
            return names.isEmpty() ? rewardId : names.firstEntry().getValue();
        }
    }

    /** Asks once, and replaces what was known; 0, for there is never more to do at once. */
    public int ask() throws Exception {
        var offers = catalogue();
        transactor.run(transaction -> {
            transaction.writeRows(connection -> replace(connection, offers));
            return true;
        });
        return 0;
    }

    private List<Offer> catalogue() throws IOException, InterruptedException {
        var offers = new ArrayList<Offer>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = page(cursor);
            answer.path("rewards").forEach(reward -> offers.add(offer(reward)));
            cursor = answer.path("next").asText("");
            if (cursor.isEmpty()) {
                break;
            }
        }
        return offers;
    }

    private JsonNode page(String cursor) throws IOException, InterruptedException {
        var path = "/rewards?limit=" + PAGE
                + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(timeout)
                .GET()
                .build();
        var response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != OK) {
            throw new IOException("the catalogue answers " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    private static Offer offer(JsonNode reward) {
        var names = new TreeMap<String, String>();
        reward.path("texts").forEachEntry((language, text) -> {
            if (text.hasNonNull("name")) {
                names.put(language, text.get("name").asText());
            }
        });
        return new Offer(
                reward.path("rewardId").asText(),
                reward.path("wallet").asText(),
                reward.path("pricePoints").asLong(),
                names);
    }

    private static void replace(Connection connection, List<Offer> offers) throws SQLException {
        try (var delete = connection.prepareStatement("delete from reward_on_offer");
                var insert = connection.prepareStatement("""
                        insert into reward_on_offer (reward_id, wallet, points, name, names)
                        values (?, ?, ?, ?, ?::jsonb) on conflict do nothing""")) {
            delete.executeUpdate();
            for (Offer offer : offers) {
                insert.setString(1, offer.rewardId());
                insert.setString(2, offer.wallet());
                insert.setLong(3, offer.points());
                insert.setString(4, offer.name());
                insert.setString(5, Json.text(offer.names()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

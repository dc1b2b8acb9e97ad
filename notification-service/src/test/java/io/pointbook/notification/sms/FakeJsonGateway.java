package io.pointbook.notification.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Takes JSON from whoever has the token, answers in JSON with an id for each part, tells what became of them in JSON. */
final class FakeJsonGateway extends FakeGateway {
    static final String TOKEN = "t0ken";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it says of a message that it does not take. */
    volatile String refusal = "invalid_destination";

    FakeJsonGateway() {
        super("/v1/messages");
    }

    @Override
    boolean admits(HttpExchange exchange) {
        return ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
    }

    @Override
    void answer(HttpExchange exchange, String body) throws IOException {
        var text = JSON.readTree(body).at("/message/text").asText();
        var parts = JSON.createArrayNode();
        for (int part = 1; part <= Segmentation.of(text).parts(); part++) {
            parts.addObject().put("id", "J-" + bodies.size() + "-" + part);
        }
        var answer = JSON.createObjectNode().put("status", mood == Mood.WELL ? "accepted" : refusal);
        answer.set("parts", parts);
        reply(exchange, 202, JSON.writeValueAsString(answer));
    }
}

package io.pointbook.notification.sms;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Takes forms from whoever knows a password, answers in plain text, tells what became of messages in forms. */
final class FakeFormGateway extends FakeGateway {
    static final String USER = "shop";
    static final String PASSWORD = "s3cret:ü";

    FakeFormGateway() {
        super("/send");
    }

    @Override
    boolean admits(HttpExchange exchange) {
        var pass = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + pass).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && exchange.getRequestHeaders()
                        .getFirst("Content-Type")
                        .startsWith("application/x-www-form-urlencoded");
    }

    @Override
    void answer(HttpExchange exchange, String body) throws IOException {
        reply(exchange, 200, mood == Mood.WELL ? "OK F-" + bodies.size() + "\n" : "ERR 12 bad number\n");
    }
}

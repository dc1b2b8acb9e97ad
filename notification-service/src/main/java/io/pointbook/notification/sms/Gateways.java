package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Answers;
import io.pointbook.notification.carrier.Carrier;
import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.runtime.http.RequestProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The HTTP gateways of the installation, and what they tell by themselves. */
public final class Gateways implements AutoCloseable {
    private final Map<String, HttpGateway> byName;

    public Gateways(List<GatewaySettings> settings) {
        byName = settings.stream().collect(Collectors.toMap(GatewaySettings::name, HttpGateway::new));
    }

    /** These, and the gateway that sends, where one does; from the others it is only heard what they still have to tell. */
    public List<Carrier> carriersWith(List<Carrier> carriers) {
        var sending =
                byName.values().stream().filter(gateway -> gateway.settings().sends());
        return Stream.concat(carriers.stream(), sending).toList();
    }

    /** Lets all of them tell, also those that do not send. */
    public void start(Answers answers) {
        byName.values().forEach(gateway -> gateway.start(answers));
    }

    @Override
    public void close() {
        byName.values().forEach(HttpGateway::close);
    }

    /** What a request may show to prove that it comes from the gateway. */
    interface Shown {
        /** @param inHeader a header, else a query parameter */
        @Nullable
        String value(String name, boolean inHeader);
    }

    /** A gateway tells what became of messages. Whatever fails here makes it tell again. */
    void receipts(String name, Shown shown, String body) throws Exception {
        var gateway = gateway(name);
        var callback = admitted(gateway, GatewaySettings::receipts, shown);
        var told = new CallbackReading(callback).receipts(body);
        if (told == null) {
            throw unreadable("an id or a reference of ours, and a status");
        }
        var answers = answers(gateway);
        for (var receipt : told) {
            answers.receipt(receipt);
        }
    }

    /** A gateway passes on what people answer. */
    void replies(String name, Shown shown, String body) throws Exception {
        var gateway = gateway(name);
        var callback = admitted(gateway, GatewaySettings::replies, shown);
        var told = new CallbackReading(callback).replies(body);
        if (told == null) {
            throw unreadable("a sender and a text");
        }
        var answers = answers(gateway);
        for (var reply : told) {
            answers.reply(reply.from(), reply.text());
        }
    }

    private HttpGateway gateway(String name) {
        var gateway = byName.get(name);
        if (gateway == null) {
            throw unknown();
        }
        return gateway;
    }

    private static Callback admitted(
            HttpGateway gateway, Function<GatewaySettings, @Nullable Callback> which, Shown shown) {
        var callback = which.apply(gateway.settings());
        if (callback == null) {
            throw unknown();
        }
        var secret = shown.value(callback.secretName(), callback.inHeader());
        if (secret == null || !MessageDigest.isEqual(bytes(secret), bytes(callback.secret()))) {
            throw NotificationProblem.GATEWAY_SECRET_WRONG.because(
                    "The request does not show the secret that was agreed with this gateway.", Map.of());
        }
        return callback;
    }

    private static byte[] bytes(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private static Answers answers(HttpGateway gateway) {
        var answers = gateway.answers();
        if (answers == null) {
            throw RequestProblem.BUSY.because("Nobody hears it yet; tell it again in a moment.");
        }
        return answers;
    }

    private static RuntimeException unknown() {
        return NotificationProblem.UNKNOWN_GATEWAY.because("No gateway of this name tells such things here.", Map.of());
    }

    private static RuntimeException unreadable(String what) {
        return NotificationProblem.GATEWAY_MESSAGE_UNREADABLE.because(
                "The body does not have, where the settings of this gateway say, " + what + ".", Map.of());
    }
}

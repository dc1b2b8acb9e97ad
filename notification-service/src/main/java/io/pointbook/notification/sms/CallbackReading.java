package io.pointbook.notification.sms;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.carrier.Receipt.Fate;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a gateway tells by itself; nothing where it cannot be read. */
final class CallbackReading {
    /** Things that one request tells. */
    private static final int MOST = 1_000;

    /** Digits of an error's number; more of them may be a phone's. */
    private static final int MOST_DIGITS = 5;

    /** A word for a kind of failure: a sentence may have a number or a name in it, and would outlast them here. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]+");

    private static final int LONGEST_WORD = 40;

    private static final String NO_WORD = "another word";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Callback callback;
    private final Map<String, Fate> fates;

    CallbackReading(Callback callback) {
        this.callback = callback;
        this.fates = callback.fates().entrySet().stream()
                .collect(Collectors.toMap(word -> word.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    /** What one thing that is told says at a place; nothing where there is no such place. */
    private interface Values {
        @Nullable
        String at(@Nullable String place);
    }

    /** Somebody wrote. */
    record Reply(String from, String text) {
        @Override
        public String toString() {
            return "Reply";
        }
    }

    @Nullable
    List<Receipt> receipts(String body) {
        return each(body, this::receipt);
    }

    @Nullable
    List<Reply> replies(String body) {
        return each(body, this::reply);
    }

    private <T> @Nullable List<T> each(String body, Function<Values, @Nullable T> read) {
        var told = callback.form() == Callback.Form.FORM ? form(body) : json(body);
        if (told == null || told.isEmpty() || told.size() > MOST) {
            return null;
        }
        var found = told.stream().<@Nullable T>map(read).toList();
        return found.contains(null)
                ? null
                : found.stream().map(Objects::requireNonNull).toList();
    }

    private @Nullable Receipt receipt(Values values) {
        var id = values.at(callback.id());
        var reference = values.at(callback.reference());
        var status = values.at(callback.status());
        boolean isOurs = reference != null && NUMBER.matcher(reference).matches();
        if (status == null || id == null && !isOurs) {
            return null;
        }
        var fate = fates.get(status.toLowerCase(Locale.ROOT));
        boolean isWell = fate == Fate.DELIVERED || fate == Fate.ON_ITS_WAY;
        return new Receipt(
                id,
                isOurs ? Long.valueOf(reference) : null,
                fate == null ? Fate.UNKNOWN : fate,
                isWell ? "" : word(status, fate));
    }

    /** What the installation knows is its own word. */
    private static String word(String status, @Nullable Fate fate) {
        boolean isWord = WORD.matcher(status).matches()
                && status.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
        return fate != null || isWord ? status.substring(0, Math.min(status.length(), LONGEST_WORD)) : NO_WORD;
    }

    private @Nullable Reply reply(Values values) {
        var from = values.at(callback.from());
        var text = values.at(callback.text());
        return from == null || from.isBlank() || text == null ? null : new Reply(international(from.strip()), text);
    }

    /** Many gateways leave the plus out. */
    private static String international(String from) {
        var digits = from.startsWith("00") ? from.substring(2) : from;
        return NUMBER.matcher(digits).matches() ? "+" + digits : from;
    }

    private @Nullable List<Values> json(String body) {
        var root = JsonPlaces.read(body);
        if (root == null) {
            return null;
        }
        List<JsonNode> told =
                callback.eachAt() == null ? List.of(root) : JsonPlaces.all(root, callback.eachAt() + "/*");
        return told.stream()
                .<Values>map(node -> pointer -> JsonPlaces.text(node, pointer))
                .toList();
    }

    private static @Nullable List<Values> form(String body) {
        Map<String, String> values = new HashMap<>();
        try {
            for (var pair : body.split("&", MOST)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException _) {
            return null;
        }
        return List.of(name -> name == null ? null : values.get(name));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

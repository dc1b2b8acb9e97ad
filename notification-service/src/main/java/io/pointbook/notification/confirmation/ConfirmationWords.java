package io.pointbook.notification.confirmation;

import io.pointbook.notification.console.Words;
import io.pointbook.notification.sms.Segmentation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What members are asked with, in their language where we have it. */
final class ConfirmationWords {
    private static final String BUNDLE = "confirmation.words";

    private ConfirmationWords() {}

    /** @param parts in which a text is sent; 1 of an e-mail */
    record Said(io.pointbook.notification.dispatch.Words words, int parts) {}

    /** @param code the digits of a text message; absent: it is an e-mail */
    static Said of(String language, String sender, String link, @Nullable String code) {
        var words = Words.of(BUNDLE, language);
        if (code != null) {
            var text = filled(words, "text", sender).replace("{code}", code).replace("{link}", link);
            return new Said(
                    new io.pointbook.notification.dispatch.Words(null, text, null),
                    Segmentation.of(text).parts());
        }
        var ask = filled(words, "ask", sender);
        var other = filled(words, "other", sender);
        return new Said(
                new io.pointbook.notification.dispatch.Words(
                        filled(words, "subject", sender),
                        ask + "\n\n" + link + "\n\n" + other + "\n",
                        "<p>" + escaped(ask) + "</p><p><a href=\"" + escaped(link) + "\">"
                                + escaped(words.get("button")) + "</a></p><p>" + escaped(other) + "</p>"),
                1);
    }

    private static String filled(Map<String, String> words, String key, String sender) {
        return String.valueOf(words.get(key)).replace("{sender}", sender);
    }

    private static String escaped(@Nullable String text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

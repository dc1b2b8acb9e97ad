package io.pointbook.notification.contact;

import io.pointbook.notification.contact.ContactDesk.Export;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of what is kept of a member, as a table.
 *
 * @param at of a yes, a no or an answer, and when he was asked to confirm an address
 * @param words the version of the words, or of the questionnaire, that he was shown
 */
record ExportLine(
        String what,
        @Nullable Object value,
        @Nullable Instant at,
        @Nullable String words,
        @Nullable String source) {
    static final List<String> COLUMNS = List.of("what", "value", "at", "textVersion", "source");

    static List<ExportLine> of(Export export) {
        var lines = new ArrayList<ExportLine>();
        lines.add(plain("memberId", export.memberId()));
        var contact = export.contact();
        if (contact != null) {
            lines.add(plain("phone", contact.phone()));
            lines.add(plain("email", contact.email()));
            lines.add(plain("language", contact.language()));
            lines.add(plain("zone", contact.zone()));
            lines.add(plain("birthYear", contact.birthYear()));
            if (contact.attributes() != null) {
                new TreeMap<>(contact.attributes())
                        .forEach((name, value) -> lines.add(plain("attribute:" + name, value)));
            }
        }
        export.consents().forEach(stated -> {
            var consent = stated.consent();
            lines.add(new ExportLine(
                    "consent:" + consent.channel() + ":" + consent.purpose(),
                    Boolean.TRUE.equals(consent.given()) ? "yes" : "no",
                    consent.at(),
                    consent.textVersion(),
                    consent.source()));
        });
        export.confirmations()
                .forEach(asked -> lines.add(new ExportLine(
                        "confirmation:" + asked.channel(),
                        asked.confirmedAt() == null ? "not given" : asked.confirmedAt(),
                        asked.askedAt(),
                        null,
                        null)));
        export.answers().forEach(answered -> new TreeMap<>(answered.answers())
                .forEach((question, value) -> lines.add(new ExportLine(
                        "answer:" + answered.questionnaireId() + "." + question,
                        value instanceof List<?> some ? listed(some) : value,
                        answered.at(),
                        String.valueOf(answered.version()),
                        answered.source()))));
        return lines.stream().filter(line -> line.value() != null).toList();
    }

    private static String listed(List<?> some) {
        return some.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static ExportLine plain(String what, @Nullable Object value) {
        return new ExportLine(what, value, null, null, null);
    }

    List<@Nullable Object> cells() {
        return Arrays.asList(what, value, at, words, source);
    }
}

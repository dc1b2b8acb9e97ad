package io.pointbook.notification.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What would show that somebody is remembered, in each form in which it might stand somewhere. */
final class Marks {
    private static final int BASE64_STEP = 3;

    private final Set<String> anyCase = new LinkedHashSet<>();
    private final Set<String> exact = new LinkedHashSet<>();

    /**
     * @param phone as +CC and the number, in groups with blanks
     * @param words all else, as it was said
     */
    Marks(String phone, String... words) {
        var national = phone.substring(phone.indexOf(' ') + 1);
        var said = new ArrayList<>(Arrays.asList(words));
        // what stands with + or the country, or with both, stands with these too
        said.addAll(List.of(national, national.replace(" ", ""), national.replace(' ', '-')));
        for (var word : said) {
            for (var form : List.of(word, word.toLowerCase(Locale.ROOT))) {
                var bytes = form.getBytes(StandardCharsets.UTF_8);
                anyCase.add(form.toLowerCase(Locale.ROOT));
                anyCase.add(HexFormat.of().formatHex(bytes));
                exact.addAll(base64(bytes));
            }
        }
    }

    /** However many bytes stand before it. */
    private static List<String> base64(byte[] bytes) {
        var forms = new ArrayList<String>();
        for (int before = 0; before < BASE64_STEP; before++) {
            var shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                var text = encoder.encodeToString(shifted);
                int whole = shifted.length / BASE64_STEP * (BASE64_STEP + 1);
                forms.add(text.substring(before == 0 ? 0 : BASE64_STEP + 1, whole));
            }
        }
        return forms;
    }

    /** Which of them are in a text. */
    List<String> in(String text) {
        var small = text.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        anyCase.stream().filter(small::contains), exact.stream().filter(text::contains))
                .toList();
    }
}

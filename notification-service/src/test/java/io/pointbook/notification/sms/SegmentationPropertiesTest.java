package io.pointbook.notification.sms;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import threegpp.charset.gsm.GSMCharset;

class SegmentationPropertiesTest {
    private static final int TRIES = 1_000;

    @Property(tries = TRIES)
    void each_part_can_be_read_alone_and_all_together_are_the_text(@ForAll("texts") String text) {
        var segments = Segmentation.of(text);
        var charset = segments.coding() == Coding.GSM7 ? new GSMCharset() : UTF_16BE;
        var width = segments.coding() == Coding.GSM7 ? 1 : 2;
        var most = segments.parts() == 1
                ? segments.coding().alone()
                : segments.coding().inPart();
        var read = new StringBuilder();
        var bytes = new ByteArrayOutputStream();
        for (byte[] body : segments.bodies()) {
            assertThat(body.length / width).isLessThanOrEqualTo(most);
            read.append(new String(body, charset));
            bytes.writeBytes(body);
        }
        assertThat(read).hasToString(text);
        assertThat(bytes.size() / width).isEqualTo(segments.units());
    }

    @Provide
    Arbitrary<String> texts() {
        var gsm = Arbitraries.of("a", "Z", "ö", "€", "{", "\\", "\n", "@", "Ω");
        var any = Arbitraries.of("a", "€", "ż", "ж", "😀", "👩‍👩‍👧", "\r", "”");
        return Arbitraries.oneOf(gsm, gsm, any).list().ofMaxSize(400).map(letters -> String.join("", letters));
    }
}

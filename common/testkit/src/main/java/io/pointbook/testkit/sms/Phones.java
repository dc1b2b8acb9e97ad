package io.pointbook.testkit.sms;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jsmpp.bean.SubmitSm;
import threegpp.charset.gsm.GSMCharset;

/** The phones behind the centre: they put the parts of long texts together (3GPP TS 23.040, 9.2.3.24). */
final class Phones {
    /** Texts that wait for their last part; the oldest is given up. */
    private static final int MOST_WAITING = 10_000;

    private static final byte UNICODE = 8;
    private static final byte SHORT_REFERENCE = 0;
    private static final int BYTE = 0xFF;
    private static final Charset GSM = new GSMCharset();

    private final Consumer<Text> screen;
    private final Clock clock;
    private final Map<String, TreeMap<Integer, byte[]>> waiting = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TreeMap<Integer, byte[]>> eldest) {
            return size() > MOST_WAITING;
        }
    };

    Phones(Consumer<Text> screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
    }

    synchronized void take(SubmitSm submitted) {
        var body = submitted.getShortMessage();
        if (!submitted.isUdhi()) {
            show(submitted, body, 1);
            return;
        }
        int header = body[0] & BYTE;
        int at = body[1] == SHORT_REFERENCE ? 1 : 2; // an octet or two name the text that the part belongs to
        int total = body[header - 1] & BYTE;
        int part = body[header] & BYTE;
        var key = submitted.getSourceAddr() + "/" + submitted.getDestAddress() + "/" + total + "/"
                + Arrays.toString(Arrays.copyOfRange(body, 3, 3 + at));
        var parts = waiting.computeIfAbsent(key, _ -> new TreeMap<>());
        parts.put(part, Arrays.copyOfRange(body, header + 1, body.length));
        if (parts.size() == total) {
            waiting.remove(key);
            int length = parts.values().stream().mapToInt(bytes -> bytes.length).sum();
            var whole = new byte[length];
            int end = 0;
            for (var bytes : parts.values()) {
                System.arraycopy(bytes, 0, whole, end, bytes.length);
                end += bytes.length;
            }
            show(submitted, whole, total);
        }
    }

    private void show(SubmitSm submitted, byte[] body, int parts) {
        boolean unicode = submitted.getDataCoding() == UNICODE;
        screen.accept(new Text(
                submitted.getDestAddress(),
                submitted.getSourceAddr(),
                new String(body, unicode ? StandardCharsets.UTF_16BE : GSM),
                clock.instant(),
                parts,
                unicode));
    }
}

package io.pointbook.notification.sms;

import java.util.List;

/**
 * A text as it travels.
 *
 * @param bodies one for each part, without the header that names the part's place: for GSM-7 one septet in each byte with
 *     the escape (0x1B) as its own, for UCS-2 UTF-16 with the high byte first
 * @param units of the whole text: septets or UTF-16 code units
 */
public record Segments(Coding coding, List<byte[]> bodies, int units) {
    /** In how many messages it travels; each is paid for. At least one. */
    public int parts() {
        return bodies.size();
    }
}

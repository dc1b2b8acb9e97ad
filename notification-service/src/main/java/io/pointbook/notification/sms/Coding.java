package io.pointbook.notification.sms;

/**
 * How the characters of a text travel. A short message carries 140 octets (3GPP TS 23.040, 9.2.3.24.1); where a text has
 * several parts, six of them are each part's place in it.
 */
public enum Coding {
    /** Seven bits a character, ten characters take two: the default alphabet of 3GPP TS 23.038, 6.2.1. */
    GSM7(160, 153),
    /** Sixteen bits, as UTF-16 has them: 3GPP TS 23.038, 6.2.3. */
    UCS2(70, 67);

    private final int alone;
    private final int inPart;

    Coding(int alone, int inPart) {
        this.alone = alone;
        this.inPart = inPart;
    }

    /** Septets or UTF-16 code units that one message carries when it is the whole text. */
    public int alone() {
        return alone;
    }

    /** The same for one message of several. */
    public int inPart() {
        return inPart;
    }
}

package io.pointbook.notification.sms;

/** A text that is too long to be sent: its parts could not be counted in the one octet that there is for it. */
public final class TooManyParts extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooManyParts(int most) {
        super("the text needs more than " + most + " parts");
    }
}

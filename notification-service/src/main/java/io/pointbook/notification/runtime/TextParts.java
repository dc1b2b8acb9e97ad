package io.pointbook.notification.runtime;

import io.pointbook.notification.campaign.MessageDesk;
import io.pointbook.notification.sms.Segmentation;
import io.pointbook.notification.sms.TooManyParts;
import io.pointbook.notification.sms.Transliteration;

/** What campaigns want to know of a text before it is sent. */
final class TextParts {
    private TextParts() {}

    static int of(String text, boolean transliterate) {
        try {
            return Segmentation.of(transliterate ? Transliteration.toGsm(text) : text)
                    .parts();
        } catch (TooManyParts _) {
            return MessageDesk.TOO_LONG;
        }
    }
}

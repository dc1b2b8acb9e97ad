package io.pointbook.notification.runtime;

import io.pointbook.notification.campaign.MessageDesk;
import io.pointbook.notification.sms.Segmentation;
import io.pointbook.notification.sms.TooManyParts;

/** What campaigns want to know of a text before it is sent. */
final class TextParts {
    private TextParts() {}

    static int of(String text) {
        try {
            return Segmentation.of(text).parts();
        } catch (TooManyParts _) {
            return MessageDesk.TOO_LONG;
        }
    }
}

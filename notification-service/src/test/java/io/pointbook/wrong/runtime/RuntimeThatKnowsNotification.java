package io.pointbook.wrong.runtime;

import io.pointbook.notification.occasion.OccasionKind;

/** What all services share knows one of them. */
final class RuntimeThatKnowsNotification {
    private RuntimeThatKnowsNotification() {}

    static OccasionKind first() {
        return OccasionKind.POINTS_EXPIRING;
    }
}

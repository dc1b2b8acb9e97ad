package io.pointbook.notification.contact;

/** What for. */
public enum Purpose {
    SERVICE,
    MARKETING,
    PROFILING,
    PERSONALISED
}

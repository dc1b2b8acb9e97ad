package io.pointbook.notification.contact;

/** How a message reaches a member. */
public enum Channel {
    SMS,
    EMAIL
}

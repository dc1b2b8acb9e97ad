package io.pointbook.notification.profile;

/**
 * A message that came in.
 *
 * @param notes whether this generation writes down what it may be worth a message for
 */
public record Heard<T>(T message, boolean notes) {}

package io.pointbook.testkit.sms;

import java.time.Instant;

/**
 * A text as a phone shows it: put together from its parts.
 *
 * @param to digits of the phone's number, without a plus
 * @param from a number or a name
 * @param parts in which it came
 * @param isUnicode whether it came in UCS-2, else in GSM-7
 */
public record Text(String to, String from, String content, Instant at, int parts, boolean isUnicode) {}

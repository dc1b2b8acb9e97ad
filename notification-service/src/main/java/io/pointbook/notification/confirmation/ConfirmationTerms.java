package io.pointbook.notification.confirmation;

import java.net.URI;
import java.time.Duration;

/**
 * How members are asked to confirm.
 *
 * @param root of this service as members reach it
 * @param sender who asks, in words that members know
 * @param validFor how long a link and a code can be used
 */
public record ConfirmationTerms(URI root, String sender, Duration validFor) {}

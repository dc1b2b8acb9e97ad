package io.pointbook.notification.mail;

import io.pointbook.notification.carrier.Answers;
import io.pointbook.notification.carrier.Receipt;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/** Tells what came back to whoever settles messages. What comes twice is told twice and changes nothing. */
public final class Bounces {
    /** Of a longer message only the beginning is read, where a report says what it has to say. */
    public static final int MOST_BYTES = 1 << 20;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;\"]+@[^\\s<>,;\"]+");

    private final BounceAddress addresses;
    private final LongFunction<String> messageIds;
    private final Answers answers;

    /** @param messageIds the id with which a message left, by our number of it */
    public Bounces(BounceAddress addresses, LongFunction<String> messageIds, Answers answers) {
        this.addresses = addresses;
        this.messageIds = messageIds;
        this.answers = answers;
    }

    /** What a message that came to our bounce addresses was. */
    public enum Outcome {
        /** It tells what became of a message of ours, and that is written down. */
        NOTED,
        /** It tells nothing of a message's fate: an automatic reply, a letter. */
        IGNORED,
        /** It is a report of no message of ours, or somebody made the address up. */
        NOT_OURS
    }

    /** @param message as it came, RFC 5322 */
    public Outcome take(byte[] message) throws Exception {
        var bounce = Bounce.read(message);
        if (bounce.isEmpty()) {
            return Outcome.IGNORED;
        }
        var reference = bounce.get().sentTo().stream()
                .flatMap(text -> ADDRESS.matcher(text).results())
                .map(address -> addresses.reference(address.group()))
                .filter(Objects::nonNull)
                .findFirst();
        if (reference.isEmpty()) {
            return Outcome.NOT_OURS;
        }
        answers.receipt(new Receipt(
                messageIds.apply(reference.get()),
                reference.get(),
                bounce.get().fate(),
                bounce.get().status()));
        return Outcome.NOTED;
    }
}

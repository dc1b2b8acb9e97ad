package io.pointbook.notification.dispatch;

import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.carrier.Receipt.Fate;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.ConsentState;
import io.pointbook.notification.contact.Consents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from that which carriers say of a message, in the caller's transaction. Whatever is told twice, late or in
 * another order leads to the same end: the first end stays.
 */
final class Settling {
    /** A doubt is repeated so often at most, where the message may be repeated at all. */
    static final int MOST_ATTEMPTS_IN_DOUBT = 3;

    /** A carrier is asked so often what became of a message. */
    static final int MOST_ASKS = 5;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;

    private final Consents consents;
    private final DispatchSettings settings;
    private final SentListener listener;

    Settling(Consents consents, DispatchSettings settings, SentListener listener) {
        this.consents = consents;
        this.settings = settings;
        this.listener = listener;
    }

    /** The carrier answered a submission. @param attempt which one; the answer to an earlier one comes too late */
    void handed(Connection connection, long messageId, int attempt, Handed handed, Instant now) throws SQLException {
        var message = Underway.lock(connection, messageId);
        if (message == null || message.attempts() != attempt || !message.isOpen()) {
            return;
        }
        switch (handed) {
            case Handed.Taken taken -> taken(connection, message, taken.ids(), now);
            case Handed.Refused refused -> refused(connection, message, refused, now);
            case Handed.Later later ->
                move(
                        connection,
                        message,
                        MessageState.PLANNED,
                        Reason.CARRIER_AWAY,
                        later.cause(),
                        now.plus(pause(attempt)));
            case Handed.InDoubt doubt -> doubt(connection, message, doubt.cause(), now);
        }
    }

    /** Each time twice as long, up to a minute. */
    static Duration pause(int attempt) {
        return SHORTEST_PAUSE.multipliedBy(1L << Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS));
    }

    private void refused(Connection connection, Underway message, Handed.Refused refused, Instant now)
            throws SQLException {
        if (refused.isGone()) {
            suppress(connection, message, ConsentState.BOUNCED, now);
        }
        end(
                connection,
                message,
                MessageState.FAILED,
                refused.isGone() ? Reason.BOUNCED : Reason.REFUSED,
                refused.cause(),
                now);
    }

    private void taken(Connection connection, Underway message, List<String> ids, Instant now) throws SQLException {
        for (var id : ids) {
            PartRows.add(connection, message.messageId(), id);
        }
        sum(connection, message, "", now);
    }

    private void doubt(Connection connection, Underway message, String cause, Instant now) throws SQLException {
        if (message.state() == MessageState.SUBMITTING) {
            move(connection, message, MessageState.IN_DOUBT, Reason.NO_ANSWER, cause, now.plus(settings.doubtFor()));
        }
    }

    /** @return whether the receipt is one of a message that is known to have been handed over */
    boolean receipt(Connection connection, Channel channel, Receipt receipt, Instant now) throws SQLException {
        var message = message(connection, channel, receipt);
        if (message == null) {
            return false;
        }
        if (receipt.id() != null) {
            PartRows.add(connection, message.messageId(), receipt.id());
            PartRows.fate(connection, message.messageId(), receipt.id(), receipt.fate());
        }
        if (message.isOpen()) {
            sum(connection, message, receipt.cause(), now);
        } else if (message.state() == MessageState.DELIVERED && receipt.fate() == Fate.GONE) {
            suppress(connection, message, ConsentState.BOUNCED, now); // relays take what comes back later
        }
        return true;
    }

    private static @Nullable Underway message(Connection connection, Channel channel, Receipt receipt)
            throws SQLException {
        var reference = receipt.reference();
        if (receipt.id() != null) {
            for (long known : PartRows.messagesWith(connection, channel, receipt.id())) {
                if (reference == null || isSame(known, reference)) {
                    return Underway.lock(connection, known);
                }
            }
        }
        if (reference == null) {
            return null;
        }
        if (channel == Channel.EMAIL) {
            return Underway.lock(connection, reference); // the mark in the address proves it
        }
        var unanswered = Underway.unanswered(connection, channel, reference);
        return unanswered.size() == 1 ? Underway.lock(connection, unanswered.getFirst()) : null;
    }

    /** SMS centres give back the last 16 bits. */
    private static boolean isSame(long messageId, long reference) {
        return reference > 0xFFFF ? messageId == reference : (messageId & 0xFFFF) == reference;
    }

    /** What all that is known of the parts makes of the message. */
    private void sum(Connection connection, Underway message, String cause, Instant now) throws SQLException {
        sent(connection, message, now);
        var fates = PartRows.fates(connection, message.messageId());
        if (fates.contains(Fate.GONE)) {
            suppress(connection, message, ConsentState.BOUNCED, now);
            end(connection, message, MessageState.FAILED, Reason.BOUNCED, cause, now);
        } else if (fates.contains(Fate.BLOCKED)) {
            suppress(connection, message, ConsentState.BLOCKED_BY_OPERATOR, now);
            end(connection, message, MessageState.FAILED, Reason.BLOCKED_BY_OPERATOR, cause, now);
        } else if (fates.contains(Fate.FAILED)) {
            end(connection, message, MessageState.FAILED, Reason.NOT_DELIVERED, cause, now);
        } else if (fates.contains(Fate.EXPIRED)) {
            end(connection, message, MessageState.EXPIRED, Reason.EXPIRED_ON_ITS_WAY, cause, now);
        } else if (fates.stream().filter(Fate.DELIVERED::equals).count() >= message.parts()) {
            end(connection, message, MessageState.DELIVERED, null, null, now);
        } else if (message.state() != MessageState.SENT) {
            // mail has no receipts: silence is good news
            var due = message.channel() == Channel.SMS ? now.plus(settings.receiptWithin()) : null;
            move(connection, message, MessageState.SENT, null, null, due);
        }
    }

    private static void end(
            Connection connection,
            Underway message,
            MessageState state,
            @Nullable Reason reason,
            @Nullable String cause,
            Instant now)
            throws SQLException {
        MessageRows.end(connection, message.messageId(), state, reason, cause, now);
    }

    private void suppress(Connection connection, Underway message, ConsentState why, Instant now) throws SQLException {
        if (message.addressDigest() != null) {
            consents.suppress(connection, message.channel(), message.addressDigest(), why, now);
        }
    }

    private void sent(Connection connection, Underway message, Instant now) throws SQLException {
        if (message.sentAt() == null) {
            try (var update = connection.prepareStatement("update message set sent_at = ? where message_id = ?")) {
                update.setObject(1, MessageRows.utc(now));
                update.setLong(2, message.messageId());
                update.executeUpdate();
            }
            listener.sent(
                    connection,
                    new SentListener.Sent(
                            message.memberId(),
                            message.campaignId(),
                            message.occasionId(),
                            message.channel().name(),
                            message.arm(),
                            message.purpose().name(),
                            now));
        }
    }

    /**
     * Nothing was heard of it for too long.
     *
     * @return ids by which the carrier is to be asked; empty: there is nothing to ask
     */
    List<String> overdue(Connection connection, Underway message, Instant now) throws SQLException {
        var open = PartRows.open(connection, message.messageId());
        switch (message.state()) {
            case SUBMITTING -> doubt(connection, message, "no answer was stored", now);
            case IN_DOUBT -> {
                if (message.mayRepeat()
                        && message.attempts() < MOST_ATTEMPTS_IN_DOUBT
                        && message.validUntil().isAfter(now)) {
                    move(connection, message, MessageState.PLANNED, Reason.NO_ANSWER, null, now);
                } else {
                    giveUp(connection, message, Reason.NO_ANSWER, now);
                }
            }
            case SENT -> {
                if (message.asks() >= MOST_ASKS || open.isEmpty()) {
                    giveUp(connection, message, Reason.NO_RECEIPT, now);
                    return List.of();
                }
                asked(connection, message, now);
                return open;
            }
            default -> throw new IllegalStateException("nothing is overdue that is " + message.state());
        }
        return List.of();
    }

    /** It stays as it is; what is told later counts still. */
    private static void giveUp(Connection connection, Underway message, Reason reason, Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement(
                "update message set reason = ?, due_at = null, final_at = ? where message_id = ?")) {
            update.setString(1, reason.name());
            update.setObject(2, MessageRows.utc(now));
            update.setLong(3, message.messageId());
            update.executeUpdate();
        }
    }

    private void asked(Connection connection, Underway message, Instant now) throws SQLException {
        try (var update =
                connection.prepareStatement("update message set asks = asks + 1, due_at = ? where message_id = ?")) {
            update.setObject(1, MessageRows.utc(now.plus(settings.receiptWithin())));
            update.setLong(2, message.messageId());
            update.executeUpdate();
        }
    }

    private static void move(
            Connection connection,
            Underway message,
            MessageState state,
            @Nullable Reason reason,
            @Nullable String cause,
            @Nullable Instant due)
            throws SQLException {
        try (var update =
                connection.prepareStatement("update message set state = ?, reason = ?, cause = coalesce(?, cause),"
                        + " due_at = ?, final_at = null where message_id = ?")) {
            update.setString(1, state.name());
            update.setString(2, reason == null ? null : reason.name());
            update.setString(3, cause);
            update.setObject(4, due == null ? null : MessageRows.utc(due));
            update.setLong(5, message.messageId());
            update.executeUpdate();
        }
    }
}

package io.pointbook.notification.publish;

import io.pointbook.notification.occasion.OccasionStream;
import io.pointbook.notification.occasion.OccasionStream.Place;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is told on the topics of offers. Each occasion is told once: the place up to which they were read moves in
 * the transaction that writes the messages down. A publisher sends them from there.
 */
public final class OfferTopics {
    /** Occasions that one transaction takes. */
    static final int BATCH = 500;

    private final Transactor transactor;
    private final Standing standing;
    private final Supplier<Instant> now;
    private final OfferMessages messages = new OfferMessages();

    public OfferTopics(Transactor transactor, Standing standing, Transactions transactions) {
        this.transactor = transactor;
        this.standing = standing;
        this.now = transactions::now;
    }

    /** One batch; how many occasions were read. */
    public int batch() throws Exception {
        return transactor.<Integer>run(transaction -> {
            var connection = transaction.connection();
            var found = OccasionStream.after(connection, null, lockPlace(connection), BATCH);
            for (var next : found) {
                var topic = OfferMessages.topic(next.occasion().kind());
                if (topic != null) {
                    var memberId = next.occasion().memberId();
                    OfferOutbox.add(
                            connection,
                            messages.found(
                                    topic,
                                    next.occasion(),
                                    now.get(),
                                    standing.consents(connection, memberId, now.get()),
                                    standing.segments(connection, memberId)));
                }
            }
            if (!found.isEmpty()) {
                movePlace(connection, found.getLast().place());
            }
            return found.size();
        });
    }

    /** A message was sent: told with the transaction that notes it. */
    public void sent(Connection connection, SentMessage message) throws SQLException {
        OfferOutbox.add(
                connection,
                messages.sent(
                        message,
                        couponId(connection, message),
                        standing.consents(connection, message.memberId(), message.sentAt()),
                        standing.segments(connection, message.memberId())));
    }

    private static @Nullable String couponId(Connection connection, SentMessage message) throws SQLException {
        try (var select = connection.prepareStatement("select coupon_id from participation where campaign_id = ?"
                + " and member_id = ? and occasion_id = ?")) {
            select.setString(1, message.campaignId());
            select.setString(2, message.memberId());
            select.setString(3, message.occasionId());
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static Place lockPlace(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select xid::text, position from offer_progress for update");
                var rows = select.executeQuery()) {
            rows.next();
            return new Place(rows.getString(1), rows.getLong(2));
        }
    }

    private static void movePlace(Connection connection, Place place) throws SQLException {
        try (var update = connection.prepareStatement("update offer_progress set xid = ?::xid8, position = ?")) {
            update.setString(1, place.xid());
            update.setLong(2, place.position());
            update.executeUpdate();
        }
    }
}

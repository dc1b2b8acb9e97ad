package io.pointbook.notification.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.notification.carrier.Answers;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.sms.StopWords;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Instant;
import java.util.function.Supplier;

/** Writes down what a channel's carrier tells later. Told twice, it is written down once. */
final class Heard implements Answers {
    /** A phone that more members share is asked to write to us; nobody's consent is closed by chance. */
    static final int MOST_AT_ONE_ADDRESS = 20;

    private final Transactor transactor;
    private final Channel channel;
    private final Settling settling;
    private final Contacts contacts;
    private final Consents consents;
    private final ReplyListener replies;
    private final Supplier<Instant> now;
    private final MeterRegistry registry;

    Heard(
            Transactor transactor,
            Channel channel,
            Settling settling,
            Contacts contacts,
            Consents consents,
            ReplyListener replies,
            Supplier<Instant> now,
            MeterRegistry registry) {
        this.transactor = transactor;
        this.channel = channel;
        this.settling = settling;
        this.contacts = contacts;
        this.consents = consents;
        this.replies = replies;
        this.now = now;
        this.registry = registry;
    }

    @Override
    public void receipt(Receipt receipt) throws Exception {
        boolean known = transactor.<Boolean>run(transaction -> {
            var connection = transaction.connection();
            if (settling.receipt(connection, channel, receipt, now.get())) {
                return true;
            }
            if (receipt.id() != null) {
                PartRows.keep(
                        connection,
                        channel,
                        receipt.id(),
                        receipt.reference(),
                        receipt.fate(),
                        receipt.cause(),
                        now.get());
            }
            return false;
        });
        count(known ? "receipt" : "receipt-before-answer");
    }

    /** A word that means stop closes the channel for everybody who is reached at this number; the membership goes on. */
    @Override
    public void reply(String from, String text) throws Exception {
        boolean stop = StopWords.means(text);
        boolean meant = transactor.<Boolean>run(transaction -> {
            var connection = transaction.connection();
            boolean something = false;
            for (var memberId : contacts.at(connection, channel, from, MOST_AT_ONE_ADDRESS)) {
                if (stop) {
                    consents.close(connection, memberId, channel, "STOP", now.get());
                } else {
                    something |= replies.heard(connection, memberId, channel, text);
                }
            }
            return something;
        });
        count(stop ? "stop" : meant ? "answer" : "reply");
    }

    private void count(String what) {
        registry.counter("pointbook_messages_heard_total", "channel", channel.name(), "what", what)
                .increment();
    }
}

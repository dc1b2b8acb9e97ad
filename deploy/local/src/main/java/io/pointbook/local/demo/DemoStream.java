package io.pointbook.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointbook.contract.Topics;
import io.pointbook.local.Doors;
import io.pointbook.local.send.ReceiptSender;
import io.pointbook.local.send.TillRecord;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Sends about one demo receipt a second, until it is stopped; after some of them a demo customer redeems points. */
public final class DemoStream {

    private static final Duration BETWEEN_RECEIPTS = Duration.ofMillis(1_000);
    private static final int FIRST_BURST = 6;
    private static final int RECEIPTS_BETWEEN_REDEMPTIONS = 15;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = Logger.getLogger(DemoStream.class.getName());

    private DemoStream() {}

    /** @param arguments the broker's address, then the ports of ledger-service and rewards-service */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        Random random = new Random();
        DemoTill till = new DemoTill(random);
        DemoShopper shopper = new DemoShopper(door(arguments[1]), door(arguments[2]), random);
        Clock clock = Clock.systemUTC();
        try (KafkaProducer<byte[], byte[]> producer = ReceiptSender.producer(arguments[0])) {
            for (long sent = 0; ; sent++) {
                send(till.next(clock.instant()), producer);
                if (sent % RECEIPTS_BETWEEN_REDEMPTIONS == FIRST_BURST) {
                    redeem(shopper, clock.instant());
                }
                // A newcomer should not have to wait for the first points.
                Thread.sleep(sent < FIRST_BURST ? Duration.ofMillis(100) : BETWEEN_RECEIPTS);
            }
        }
    }

    private static Doors door(String port) {
        return Doors.at(Integer.parseInt(port));
    }

    /** A service that is away, or being started again, does not end the stream. */
    private static void redeem(DemoShopper shopper, Instant now) {
        try {
            var _ = shopper.redeem(now);
        } catch (IOException away) {
            LOG.log(Level.WARNING, "a demo customer could not redeem: {0}", away.toString());
        }
    }

    private static void send(ObjectNode receipt, KafkaProducer<byte[], byte[]> producer) throws IOException {
        TillRecord record =
                TillRecord.of(receipt, JSON.writeValueAsBytes(receipt)).orElseThrow();
        var _ = producer.send(record.on(Topics.TILL_RECEIPTS), (_, failure) -> {
            if (failure != null) {
                LOG.log(Level.WARNING, "a demo receipt was not taken by the broker: {0}", failure.getMessage());
            }
        });
    }
}

package io.pointbook.bench.receipts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Receipts at a steady rate, until it is closed. They go on where those that were sent before end. */
public final class Trickle implements AutoCloseable {
    private static final long SEED = 20_260_303;
    private static final int TICKS_PER_SECOND = 50;

    private final Thread thread;
    private volatile boolean open = true;

    private Trickle(Runnable work) {
        thread = Thread.ofPlatform().name("trickle").unstarted(work);
    }

    /**
     * Begins at once.
     *
     * @param first number of the first receipt
     */
    public static Trickle start(String bootstrap, String topic, long first, int perSecond) {
        var trickle = new Trickle[1];
        trickle[0] = new Trickle(() -> trickle[0].send(bootstrap, topic, first, perSecond));
        trickle[0].thread.start();
        return trickle[0];
    }

    private void send(String bootstrap, String topic, long first, int perSecond) {
        var maker = new ReceiptMaker(SEED, first);
        long next = System.nanoTime();
        try (var producer = Feed.producer(bootstrap)) {
            while (open) {
                for (int i = 0; i < perSecond / TICKS_PER_SECOND; i++) {
                    var receipt = maker.next();
                    var _ = producer.send(new ProducerRecord<>(
                            topic,
                            Cards.number(receipt.card()).getBytes(StandardCharsets.UTF_8),
                            receipt.json().getBytes(StandardCharsets.UTF_8)));
                }
                next += Duration.ofSeconds(1).toNanos() / TICKS_PER_SECOND;
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join();
    }
}

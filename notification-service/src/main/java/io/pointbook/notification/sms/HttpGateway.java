package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Answers;
import io.pointbook.notification.carrier.Carrier;
import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Outgoing;
import io.pointbook.notification.carrier.Pace;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.contact.Channel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends texts by a gateway that is spoken to in HTTP. Each message is one request, and none is repeated here. */
public final class HttpGateway implements Carrier {
    /** Messages that wait for their turn or for an answer; more are sent back at once. */
    static final int MOST_UNDERWAY = 2_000;

    /** After a gateway was away or asked for patience, where it does not say for how long. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    private final GatewaySettings settings;
    private final GatewayCall call;
    private final HttpClient client;
    private final Pace pace;
    private final Semaphore requests;
    private final AtomicInteger underway = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable Answers answers;

    public HttpGateway(GatewaySettings settings) {
        this.settings = settings;
        var limits = settings.limits();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connect())
                .build();
        this.call = new GatewayCall(settings, client);
        this.pace = new Pace(limits.perSecond(), System::nanoTime);
        this.requests = new Semaphore(limits.concurrency());
    }

    /** Who is told; nobody before {@link #start}. */
    @Nullable
    Answers answers() {
        return answers;
    }

    GatewaySettings settings() {
        return settings;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public void start(Answers told) {
        answers = told;
    }

    @Override
    public boolean isUp() {
        return !threads.isShutdown() && !pace.isPaused();
    }

    @Override
    public CompletionStage<Handed> submit(Outgoing message) {
        if (underway.incrementAndGet() > MOST_UNDERWAY) {
            underway.decrementAndGet();
            return later("too many messages wait for the gateway");
        }
        try {
            return CompletableFuture.supplyAsync(() -> inTurn(message), threads)
                    .whenComplete((_, _) -> underway.decrementAndGet());
        } catch (RejectedExecutionException _) {
            underway.decrementAndGet();
            return later("the gateway is closed");
        }
    }

    private static CompletionStage<Handed> later(String cause) {
        return CompletableFuture.completedFuture(new Handed.Later(cause));
    }

    private Handed inTurn(Outgoing message) {
        var patience = settings.limits().patience();
        try {
            if (!requests.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Handed.Later("its turn did not come");
            }
            try {
                return pace.await(patience) ? handed(message) : new Handed.Later("its turn did not come");
            } finally {
                requests.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Handed.Later("the gateway is closed");
        }
    }

    private Handed handed(Outgoing message) {
        var outcome = call.of(message);
        if (outcome.handed() instanceof Handed.Later) {
            pace.pause(outcome.pause() == null ? USUAL_PAUSE : outcome.pause());
        }
        return outcome.handed();
    }

    /** It cannot be asked: it tells by itself, or not at all. */
    @Override
    public CompletionStage<Receipt> ask(String id) {
        return CompletableFuture.completedFuture(
                new Receipt(id, null, Receipt.Fate.UNKNOWN, "this gateway cannot be asked"));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}

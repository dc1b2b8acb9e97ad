package io.pointbook.notification.dispatch;

import io.pointbook.notification.carrier.Answers;
import io.pointbook.notification.carrier.Carrier;
import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Outgoing;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.contact.Channel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers as it is told to, and keeps what it was handed. */
final class FakeCarrier implements Carrier {
    final List<Outgoing> handed = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    Function<Outgoing, CompletionStage<Handed>> answer =
            message -> now(new Handed.Taken(List.of("id-" + message.reference())));
    Function<String, Receipt> known = id -> new Receipt(id, null, Receipt.Fate.UNKNOWN, "");
    boolean up = true;

    static CompletionStage<Handed> now(Handed handed) {
        return CompletableFuture.completedFuture(handed);
    }

    static CompletionStage<Handed> never() {
        return new CompletableFuture<>();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public void start(Answers answers) {
        throw new UnsupportedOperationException("tests tell by hand");
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public CompletionStage<Handed> submit(Outgoing message) {
        handed.add(message);
        return answer.apply(message);
    }

    @Override
    public CompletionStage<Receipt> ask(String id) {
        asked.add(id);
        return CompletableFuture.completedFuture(known.apply(id));
    }

    @Override
    public void close() {
        up = false;
    }
}

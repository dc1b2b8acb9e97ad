package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Answers;
import io.pointbook.notification.carrier.Receipt;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what carriers tell. */
final class HeardAnswers implements Answers {
    final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    final List<String> replies = new CopyOnWriteArrayList<>();
    volatile int refusals;

    @Override
    public void receipt(Receipt receipt) {
        if (refusals > 0) {
            refusals--;
            throw new IllegalStateException("not now");
        }
        receipts.add(receipt);
    }

    @Override
    public void reply(String from, String text) {
        replies.add(from + " " + text);
    }
}

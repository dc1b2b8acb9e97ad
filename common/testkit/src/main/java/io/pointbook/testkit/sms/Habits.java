package io.pointbook.testkit.sms;

import java.time.Duration;

/**
 * How an SMS centre behaves. Counts are of submissions, so that two runs are alike.
 *
 * @param throttleEvery each so-many-th submission is throttled; 0: none
 * @param dropEvery at each so-many-th submission the link breaks before the answer; 0: never
 * @param dropAccepted whether a message whose link broke was taken
 * @param responseDelay before each answer
 * @param receipts whether it tells what became of messages
 * @param receiptDelay before a receipt; what comes early comes without
 * @param earlyEvery each so-many-th receipt comes before the answer to the submission; 0: none
 * @param doubledEvery each so-many-th receipt comes twice; 0: none
 * @param hexadecimal whether receipts write in hexadecimal digits the ids that answers had in decimal ones
 * @param deadEnding numbers that end so are refused; empty: none
 * @param goneEnding numbers that end so are taken, and never reached; empty: none
 */
public record Habits(
        int throttleEvery,
        int dropEvery,
        boolean dropAccepted,
        Duration responseDelay,
        boolean receipts,
        Duration receiptDelay,
        int earlyEvery,
        int doubledEvery,
        boolean hexadecimal,
        String deadEnding,
        String goneEnding) {
    /** Takes all, and tells at once that it arrived. */
    public static final Habits GOOD =
            new Habits(0, 0, false, Duration.ZERO, true, Duration.ofMillis(50), 0, 0, false, "", "");

    public Habits throttlingEvery(int submissions) {
        return new Habits(
                submissions,
                dropEvery,
                dropAccepted,
                responseDelay,
                receipts,
                receiptDelay,
                earlyEvery,
                doubledEvery,
                hexadecimal,
                deadEnding,
                goneEnding);
    }

    public Habits droppingEvery(int submissions, boolean accepted) {
        return new Habits(
                throttleEvery,
                submissions,
                accepted,
                responseDelay,
                receipts,
                receiptDelay,
                earlyEvery,
                doubledEvery,
                hexadecimal,
                deadEnding,
                goneEnding);
    }

    public Habits answeringAfter(Duration delay) {
        return new Habits(
                throttleEvery,
                dropEvery,
                dropAccepted,
                delay,
                receipts,
                receiptDelay,
                earlyEvery,
                doubledEvery,
                hexadecimal,
                deadEnding,
                goneEnding);
    }

    public Habits withReceipts(boolean told, Duration delay, int early, int doubled, boolean inHexadecimal) {
        return new Habits(
                throttleEvery,
                dropEvery,
                dropAccepted,
                responseDelay,
                told,
                delay,
                early,
                doubled,
                inHexadecimal,
                deadEnding,
                goneEnding);
    }

    public Habits refusing(String dead, String gone) {
        return new Habits(
                throttleEvery,
                dropEvery,
                dropAccepted,
                responseDelay,
                receipts,
                receiptDelay,
                earlyEvery,
                doubledEvery,
                hexadecimal,
                dead,
                gone);
    }
}

package io.pointbook.testkit.sms;

import java.time.Duration;

/** How an SMS centre behaves. Counts are of submissions, so that two runs are alike. */
public record Habits(Answers answers, Receipts receipts, Numbers numbers) {
    /** Takes all, and tells at once that it arrived. */
    public static final Habits GOOD = new Habits(
            new Answers(0, 0, false, Duration.ZERO),
            new Receipts(true, Duration.ofMillis(50), 0, 0, false),
            new Numbers("", ""));

    /**
     * How it answers submissions.
     *
     * @param throttleEvery each so-many-th submission is throttled; 0: none
     * @param dropEvery at each so-many-th submission the link breaks before the answer; 0: never
     * @param dropAccepted whether a message whose link broke was taken
     * @param delay before each answer
     */
    public record Answers(int throttleEvery, int dropEvery, boolean dropAccepted, Duration delay) {}

    /**
     * How it tells what became of messages.
     *
     * @param told whether it does
     * @param delay before a receipt; what comes early comes without
     * @param earlyEvery each so-many-th receipt comes before the answer to the submission; 0: none
     * @param doubledEvery each so-many-th receipt comes twice; 0: none
     * @param hexadecimal whether receipts write in hexadecimal digits the ids that answers had in decimal ones
     */
    public record Receipts(boolean told, Duration delay, int earlyEvery, int doubledEvery, boolean hexadecimal) {}

    /**
     * Which numbers are not reached.
     *
     * @param dead numbers that end so are refused; empty: none
     * @param gone numbers that end so are taken, and never reached; empty: none
     */
    public record Numbers(String dead, String gone) {}

    public Habits throttlingEvery(int submissions) {
        return with(new Answers(submissions, answers.dropEvery, answers.dropAccepted, answers.delay));
    }

    public Habits droppingEvery(int submissions, boolean accepted) {
        return with(new Answers(answers.throttleEvery, submissions, accepted, answers.delay));
    }

    public Habits answeringAfter(Duration delay) {
        return with(new Answers(answers.throttleEvery, answers.dropEvery, answers.dropAccepted, delay));
    }

    private Habits with(Answers others) {
        return new Habits(others, receipts, numbers);
    }

    public Habits withReceipts(boolean told, Duration delay, int early, int doubled, boolean inHexadecimal) {
        return new Habits(answers, new Receipts(told, delay, early, doubled, inHexadecimal), numbers);
    }

    public Habits refusing(String dead, String gone) {
        return new Habits(answers, receipts, new Numbers(dead, gone));
    }
}

package io.pointbook.notification.dispatch;

import java.time.Duration;

/**
 * What an installation says about sending.
 *
 * @param mostOfDay messages that one member gets within 24 hours, of all campaigns and channels; service is not counted
 * @param mostOfWeek the same within seven days
 * @param inFlight messages that are handed over at a time on one channel; after a crash so many are in doubt at most
 * @param answerWithin so long a carrier may take to answer; then the message is in doubt
 * @param doubtFor so long a receipt may settle a doubt before the message is given up, or repeated
 * @param receiptWithin after so long without a receipt the carrier is asked
 * @param pauseFor so long a message waits whose campaign pauses
 * @param wordsKept how long the words of a message are kept after it was planned
 */
public record DispatchSettings(
        int mostOfDay,
        int mostOfWeek,
        int inFlight,
        Duration answerWithin,
        Duration doubtFor,
        Duration receiptWithin,
        Duration pauseFor,
        Duration wordsKept) {}

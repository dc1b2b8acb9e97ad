package io.pointbook.rewards.redeeming;

import java.time.Duration;

/**
 * How the process behaves.
 *
 * @param holdLife how long the ledger holds points for a redemption that does not go on
 * @param lease how long one driver has a redemption for itself; longer than any call to the ledger with its repeats
 * @param firstPause after the first attempt that failed; doubled with each further one
 * @param longestPause between attempts
 * @param stuckAfter a step that takes longer is shown to an operator
 * @param waitForLedger whether redemptions wait while the ledger is away, or are refused
 */
public record ProcessSettings(
        Duration holdLife,
        Duration lease,
        Duration firstPause,
        Duration longestPause,
        Duration stuckAfter,
        boolean waitForLedger) {

    /** The pause after so many failed attempts. */
    Duration pause(int attempts) {
        var pause = firstPause;
        for (int i = 1; i < attempts && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}

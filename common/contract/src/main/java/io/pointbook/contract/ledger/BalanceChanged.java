package io.pointbook.contract.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * Message of {@code ledger.balances.v1}, compacted: where a member stands after an event. It replaces the earlier one of
 * the same member, and so names all his wallets, also those that did not change. Keyed by member, sent at least once: of
 * two, the one with the higher {@code sequence} counts.
 *
 * @param eventId the event after which it is so; also the CloudEvents id
 * @param sequence of that event among the member's events, from 0; events that move no points have no message here
 * @param postedAt when it was written down. What the clock changes later (expiry, the end of a hold) comes with a new
 *     message within a minute
 * @param wallets by name of the wallet
 */
public record BalanceChanged(
        String eventId, String memberId, long sequence, Instant postedAt, Map<String, Wallet> wallets) {

    /**
     * What one wallet holds, in its smallest unit; nothing is below zero.
     *
     * @param active can be spent now, without what is held
     * @param pending earned, cannot be spent yet
     * @param held reserved by open holds
     * @param debt owed; never above zero together with {@code active}
     */
    public record Wallet(long active, long pending, long held, long debt) {}
}

package io.pointbook.ledger.account;

import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The terms under which an account earns, pays and gives back. Pure: the same question has the same answer for ever. */
public interface Programme {

    /** The wallet that is spent at tills. */
    String wallet();

    /**
     * What a receipt earns.
     *
     * @param surviving the receipt's lines as its VOID lines left them
     */
    List<Award> awards(Receipt receipt, List<Line> surviving);

    /** How far a reversal goes when the points are spent. */
    ReturnPolicy returnPolicy();

    /** Whether a return that finds no purchase counts by its value. */
    boolean unmatchedCountByValue();

    /** Points that an amount would have earned, for a return by value; the amount in minor units, not below zero. */
    long pointsForValue(String currency, long amount);

    /** Points that pay an amount where the till names neither points nor a known hold; minor units, not below zero. */
    long pointsToPay(String currency, long amount);

    /** How far back a return without a receipt looks for its purchase. */
    Duration returnsReachBack();

    /** How long points live that are put back into a lot which has expired meanwhile; zero: they stay expired. */
    Duration restoredLiveAtLeast();

    /** Until when points that come in at this time can be spent; absent: for ever. */
    @Nullable
    Instant expiryOf(Instant businessTime);
}

package io.pointbook.contract.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Message of {@code ledger.entries.v1}: one event of a member's account with everything that it moved. Keyed by member,
 * in order per member; sent at least once, so drop what has a {@code sequence} that you have had.
 *
 * @param eventId unique over the whole ledger, the same in all messages about this event; also the CloudEvents id
 * @param sequence counts this member's events from 0, without a gap
 * @param businessTime when it happened
 * @param postedAt when it was written down
 * @param receipt identity of the receipt, {@code store/workstation/businessDay/sequenceNumber}, where one caused it
 * @param entries in order; empty where no points moved
 * @param tier where the member stands afterwards, on RECEIPT and OCCASION; absent: the programme has no levels, or the event
 *     is older than this field. What was told last holds until its period ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntriesPosted(
        String eventId,
        String memberId,
        long sequence,
        EventKind kind,
        Instant businessTime,
        Instant postedAt,
        @Nullable String receipt,
        List<Entry> entries,
        @Nullable Tier tier) {
    /** Without a word about levels. */
    public EntriesPosted(
            String eventId,
            String memberId,
            long sequence,
            EventKind kind,
            Instant businessTime,
            Instant postedAt,
            @Nullable String receipt,
            List<Entry> entries) {
        this(eventId, memberId, sequence, kind, businessTime, postedAt, receipt, entries, null);
    }

    /**
     * Where a member stands on a programme's ladder of levels.
     *
     * @param name the level now
     * @param qualifying units of the qualifying wallet that count in this period
     * @param periodEnds when the period ends, exclusive
     * @param next the level above; absent on the highest
     * @param missing units to the next level; absent on the highest
     * @param afterPeriod the level after the end of the period if nothing more is earned
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tier(
            String name,
            long qualifying,
            Instant periodEnds,
            @Nullable String next,
            @Nullable Long missing,
            String afterPeriod) {}

    /**
     * One line of the member's statement.
     *
     * @param entryId event id + "/" + number
     * @param wallet the unit of all points here: the smallest unit of the wallet of this name
     * @param points change of what can be spent (active less debt)
     * @param balance what can be spent afterwards; below zero: what is owed
     * @param receipt identity of the receipt whose points move, where there is one
     * @param rule what the programme decided it by, on EARNED
     * @param holdId the hold that it is about, where it is about one
     * @param unheld true where points paid at a till without a hold that covered them; else absent
     * @param actor who did it, as he named himself, on ADJUSTED
     * @param reason why he did it
     * @param opens the lot that it opens, where it opens one
     * @param legs what moved between which accounts; their points sum to zero
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String entryId,
            EntryKind kind,
            String wallet,
            long points,
            long balance,
            Instant businessTime,
            @Nullable String receipt,
            @Nullable Rule rule,
            @Nullable String holdId,
            @Nullable Boolean unheld,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable Lot opens,
            List<Leg> legs) {}

    /**
     * @param id of the rule
     * @param version of the programme that it stands in
     */
    public record Rule(String id, int version) {}

    /**
     * Points with one life.
     *
     * @param lot its id, which legs refer to
     * @param activeFrom from when they can be spent
     * @param expiresAt from when they cannot be spent any more; absent: never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Lot(
            String lot, Instant activeFrom, @Nullable Instant expiresAt) {}

    /**
     * One side of a posting.
     *
     * @param points above zero: into this account; below zero: out of it
     * @param lot whose points they are; absent for debt, which is nobody's lot
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Leg(
            BookAccount account, long points, @Nullable String lot) {}
}

package io.pointbook.runtime.eventstore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * A place in the stream of all events: the transaction that wrote the event, and the event's place among all events.
 * The stream is ordered by both, in this order.
 *
 * @param xid number of the writing transaction (xid8); 0 is before all
 * @param number the event's number in the table
 */
public record StreamPosition(
        @JsonProperty("xid") long xid,
        @JsonProperty("position") long number) implements TrackingToken, Comparable<StreamPosition> {

    /** Before the first event. */
    public static final StreamPosition START = new StreamPosition(0, 0);

    private static final Comparator<StreamPosition> ORDER =
            Comparator.comparingLong(StreamPosition::xid).thenComparingLong(StreamPosition::number);

    /** The place that a token names; no token means the start. */
    static StreamPosition of(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> START;
            case StreamPosition position -> position;
            default ->
                throw new IllegalArgumentException(
                        "not a position of this stream: " + token.getClass().getSimpleName());
        };
    }

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        StreamPosition that = of(other);
        return compareTo(that) <= 0 ? this : that;
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        StreamPosition that = of(other);
        return compareTo(that) >= 0 ? this : that;
    }

    @Override
    public boolean covers(@Nullable TrackingToken other) {
        return compareTo(of(other)) >= 0;
    }

    @Override
    public boolean samePositionAs(@Nullable TrackingToken other) {
        return other != null && equals(of(other));
    }

    @Override
    public OptionalLong position() {
        return OptionalLong.of(number);
    }

    @Override
    public int compareTo(StreamPosition that) {
        return ORDER.compare(this, that);
    }
}

package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many of a reward one member may have.
 *
 * @param period ISO 8601, looked back from now, in UTC; absent: ever
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = "count")
public record MemberLimit(
        @Schema(description = "Pieces, refused and cancelled ones not counted", minimum = "1")
        long count,

        @Schema(description = "ISO 8601, looked back from now. Absent: ever", examples = "P30D") @Nullable
        String period) {

    /** From when redemptions count. */
    public Instant since(Instant now) {
        if (period == null) {
            return Instant.EPOCH;
        }
        return period.contains("T")
                ? now.minus(Duration.parse(period))
                : now.atZone(ZoneOffset.UTC).minus(Period.parse(period)).toInstant();
    }
}

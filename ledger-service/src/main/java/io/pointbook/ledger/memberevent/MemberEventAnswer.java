package io.pointbook.ledger.memberevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event about a member, and what has become of it. Cards are not told.
 *
 * @param state POSTED, UNRESOLVED or DISMISSED
 * @param cause why an unresolved one cannot be posted as it is
 * @param memberId as the sender named it; absent where it was a card or a team
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "MemberEvent",
        requiredProperties = {"eventId", "type", "occurredAt", "state", "arrivedAt"})
record MemberEventAnswer(
        String eventId,
        String type,
        Instant occurredAt,
        @Nullable String memberId,
        @Nullable String team,
        @Nullable String name,
        String state,
        @Nullable String cause,
        Instant arrivedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable String note) {

    static MemberEventAnswer of(MemberEventRows.Row row) {
        var event = row.event();
        return new MemberEventAnswer(
                event.eventId(),
                event.type().name(),
                event.occurredAt(),
                event.member() == null ? null : event.member().memberId(),
                event.team(),
                event.name().isEmpty() ? null : event.name(),
                row.state().name(),
                row.cause() == null ? null : row.cause().name(),
                row.arrivedAt(),
                row.resolvedAt(),
                row.resolvedBy(),
                row.note());
    }
}

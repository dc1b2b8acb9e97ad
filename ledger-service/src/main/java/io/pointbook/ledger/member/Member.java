package io.pointbook.ledger.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of a member. Name and address are not here.
 *
 * @param enrolledAt absent while only a card was seen
 * @param household to which the member belongs: what he earns and spends stands under its account
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"memberId", "kind", "cards", "blocked"})
record Member(
        String memberId,
        String kind,
        List<Card> cards,
        @Nullable Instant enrolledAt,
        boolean blocked,
        @Nullable String household) {

    /** The same member after the account was blocked or unblocked. */
    Member blocked(boolean now) {
        return new Member(memberId, kind, cards, enrolledAt, now, household);
    }

    /**
     * @param last4 the last four characters of a number that has eight or more
     * @param since when it was first seen or enrolled
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = {"cardId", "since"})
    record Card(String cardId, @Nullable String last4, Instant since) {}

    /** The answer to an enrolment. */
    @Schema(name = "Enrolled", requiredProperties = "memberId")
    record Enrolled(String memberId) {}
}

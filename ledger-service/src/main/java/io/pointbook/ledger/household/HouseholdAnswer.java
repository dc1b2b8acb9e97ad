package io.pointbook.ledger.household;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A household: an account of its own, with those who earn for it and spend from it.
 *
 * @param householdId also the memberId of its account
 * @param members all who ever belonged to it, in the order in which they came
 */
@Schema(
        name = "Household",
        requiredProperties = {"householdId", "members"})
record HouseholdAnswer(String householdId, List<Stay> members) {

    /** @param left absent: still there */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "HouseholdMember",
            requiredProperties = {"memberId", "joined"})
    record Stay(String memberId, Instant joined, @Nullable Instant left) {}
}

package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a reward; an empty list asks for nothing.
 *
 * @param kinds of member, such as CUSTOMER
 * @param tiers as the member's programme names them
 * @param condition in CEL over the member's standing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Who may have it: all of the three must be so. What is left out asks for nothing")
public record Eligible(
        List<String> kinds,
        List<String> tiers,

        @Schema(
                description = "A CEL expression over memberKind, tier ('' where the member has none) and tags",
                maxLength = 2000,
                examples = "memberKind == 'STAFF' || (tier in ['gold'] && 'baker' in tags)")
        @Nullable
        String condition) {

    /** Whether the member's standing must be known. */
    public boolean asksForStanding() {
        return !kinds.isEmpty() || !tiers.isEmpty() || condition != null;
    }

    /** Whether his tier is part of it. */
    public boolean asksForTier() {
        return !tiers.isEmpty() || condition != null && condition.contains(StandingConditions.TIER);
    }

    /** Whether his tags are part of it. */
    public boolean asksForTags() {
        return condition != null && condition.contains(StandingConditions.TAGS);
    }

    /** Whether such a member may have it. */
    public boolean takes(Standing standing) {
        return (kinds.isEmpty() || kinds.contains(standing.kind()))
                && (tiers.isEmpty() || standing.tier() != null && tiers.contains(standing.tier()))
                && (condition == null || StandingConditions.hold(condition, standing));
    }
}

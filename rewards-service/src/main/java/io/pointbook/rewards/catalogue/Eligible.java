package io.pointbook.rewards.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who may have a reward; an empty list asks for nothing.
 *
 * @param kinds of member, such as CUSTOMER
 * @param tiers as the member's programme names them
 */
@Schema(description = "Who may have it. A list that is left out asks for nothing")
public record Eligible(List<String> kinds, List<String> tiers) {

    /** Whether the member's standing must be known. */
    public boolean asksForStanding() {
        return !kinds.isEmpty() || !tiers.isEmpty();
    }

    /** Whether such a member may have it. */
    public boolean takes(Standing standing) {
        return (kinds.isEmpty() || kinds.contains(standing.kind()))
                && (tiers.isEmpty() || standing.tier() != null && tiers.contains(standing.tier()));
    }
}

package io.pointbook.rewards.redeeming;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of a file of states.
 *
 * @param done lines that changed something
 * @param unchanged lines that say what is so already
 * @param refused the others, each with the code of its refusal
 */
@Schema(
        name = "ImportedStates",
        requiredProperties = {"done", "unchanged", "refused"})
record StatesAnswer(int done, int unchanged, List<Line> refused) {

    /** @param line its number, the names of the columns being 1 */
    @Schema(
            name = "RefusedLine",
            requiredProperties = {"line", "redemptionId", "code"})
    record Line(int line, String redemptionId, String code) {}
}

package io.pointbook.ledger.promotion;

import io.pointbook.runtime.http.PageLimit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An operator's door. */
@Path("/promotion-differences")
@Tag(name = "Quotes")
@Produces(MediaType.APPLICATION_JSON)
public class PromotionDifferencesResource {
    private final PromotionDifferences differences;

    PromotionDifferencesResource(PromotionDifferences differences) {
        this.differences = differences;
    }

    @GET
    @Operation(
            operationId = "promotionDifferences",
            summary = "Discounts that tills gave otherwise than their rules say, the latest posted first",
            description = "Nothing was corrected: the receipt stands as the till sent it, and the use counts for the"
                    + " rule's limits.")
    @APIResponse(responseCode = "200", description = "A page of differences")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "503", ref = "busy")
    public PromotionDifferencePage differences(
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return differences.newest(PageLimit.parse(limit), cursor);
    }
}

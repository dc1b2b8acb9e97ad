package io.pointbook.notification.feedback;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door at which one sees what came of a campaign. */
@Path("/campaigns/{campaignId}/response")
@Tag(name = "Campaigns")
@Produces(MediaType.APPLICATION_JSON)
public class ResponseResource {
    private final Responses responses;

    ResponseResource(Responses responses) {
        this.responses = responses;
    }

    @GET
    @Operation(
            operationId = "campaignResponse",
            summary = "How members answered, by arm, against those who got nothing",
            description = "Links followed, coupons used, purchases within the campaign's days after its message.")
    @APIResponse(responseCode = "200", description = "Counts by arm")
    @APIResponse(responseCode = "404", ref = "unknownCampaign")
    @APIResponse(responseCode = "503", ref = "busy")
    public ResponseAnswer response(@PathParam("campaignId") String campaignId) throws Exception {
        return responses.of(campaignId);
    }
}

package io.pointbook.ledger.paying;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to what points are worth. */
@Path("/members/{memberId}/worth")
@Tag(name = "Paying", description = "Paying at the till with points, and what comes back with goods")
@Produces(MediaType.APPLICATION_JSON)
public class WorthResource {
    private final Worths worths;

    WorthResource(Worths worths) {
        this.worths = worths;
    }

    @GET
    @Operation(
            operationId = "worth",
            summary = "What points pay at a till",
            description = "The greatest amount that so many points pay by the rate of the member's programme now.")
    @APIResponse(responseCode = "200", description = "What they are worth")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "422", ref = "invalidWorth")
    @APIResponse(responseCode = "503", ref = "busy")
    public Worth worth(
            @PathParam("memberId") String memberId,
            @QueryParam("currency") @Parameter(description = "ISO 4217, such as PLN", required = true) @Nullable
                    String currency,
            @QueryParam("points")
                    @Parameter(
                            description = "Absent: all that the member can spend now",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000000000000"))
                    @Nullable
                    String points,
            @QueryParam("wallet") @Parameter(description = "Absent: the one that is spent at tills") @Nullable
                    String wallet)
            throws Exception {
        return worths.of(memberId, currency, points, wallet);
    }
}

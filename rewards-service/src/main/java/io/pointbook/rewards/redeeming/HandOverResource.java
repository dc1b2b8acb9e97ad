package io.pointbook.rewards.redeeming;

import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors at which one says what was handed over, sent or paid out. */
@Path("/")
@Tag(name = "Fulfilment")
@Produces(MediaType.APPLICATION_JSON)
public class HandOverResource {
    private final HandOver handOver;

    HandOverResource(HandOver handOver) {
        this.handOver = handOver;
    }

    @POST
    @Path("/pick-ups")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "pickUp",
            summary = "A member shows his code and gets what he redeemed",
            description =
                    "The redemption is fulfilled. The same pickUpId again gets the same answer; with another one the code is used"
                            + " up.")
    @APIResponse(
            responseCode = "200",
            description = "Hand it over",
            content = @Content(schema = @Schema(implementation = RedemptionAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownPickUp")
    @APIResponse(responseCode = "409", ref = "notToBePickedUp")
    @APIResponse(responseCode = "422", ref = "mistyped")
    @APIResponse(responseCode = "503", ref = "busy")
    public RedemptionAnswer pickUp(
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor, @Nullable PickUpBody body)
            throws Exception {
        return handOver.pickUp(Requests.body(body), Actor.parse(actor));
    }

    @POST
    @Path("/fulfilments/states")
    @Consumes(Csv.TYPE)
    @Operation(
            operationId = "importStates",
            summary = "Say how far things are, many at once",
            description =
                    "CSV with the columns redemptionId and state, and reference and payment where there are some; 5,000"
                            + " rows at most. SENT and DONE fulfil the redemption. A line that says what is so already changes"
                            + " nothing, so that the file may be sent again; one that is refused keeps no other back. Code of such"
                            + " a line: unknown_redemption, state_forbids, payment_missing or another one of POST"
                            + " /redemptions/{redemptionId}/fulfil.")
    @APIResponse(
            responseCode = "200",
            description = "What came of the lines",
            content = @Content(schema = @Schema(implementation = StatesAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public StatesAnswer states(
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @RequestBody(content = @Content(mediaType = Csv.TYPE, schema = @Schema(type = SchemaType.STRING))) @Nullable
                    InputStream file)
            throws Exception {
        return handOver.states(file, Actor.parse(actor));
    }
}

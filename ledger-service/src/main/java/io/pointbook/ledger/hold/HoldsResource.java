package io.pointbook.ledger.hold;

import io.pointbook.ledger.door.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Doors for spending. */
@Path("/holds")
@Tag(
        name = "Holds",
        description =
                "Reserve points, then spend them or give them back. The header Idempotency-Key is ignored here: holdId does its work.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HoldsResource {
    private final Holds holds;

    HoldsResource(Holds holds) {
        this.holds = holds;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "placeHold",
            summary = "Reserve points",
            description =
                    "The same request again gets the first answer, whatever has become of the hold since. A refused hold"
                            + " is not remembered: the same holdId may be asked again.")
    @APIResponse(
            responseCode = "201",
            description = "The points are reserved",
            content = @Content(schema = @Schema(implementation = HoldAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "409", ref = "insufficientPoints")
    @APIResponse(responseCode = "422", ref = "invalidHold")
    @APIResponse(responseCode = "423", ref = "blocked")
    @APIResponse(responseCode = "503", ref = "busy")
    public HoldAnswer place(@Nullable PlaceHold body) throws Exception {
        return holds.place(Requests.body(body));
    }

    @POST
    @Path("/{holdId}/capture")
    @Operation(
            operationId = "captureHold",
            summary = "Spend reserved points",
            description = "All of them, or the points given; the rest is released.")
    @APIResponse(
            responseCode = "200",
            description = "The points are spent",
            content = @Content(schema = @Schema(implementation = HoldAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownHold")
    @APIResponse(responseCode = "409", ref = "holdEnded")
    @APIResponse(responseCode = "422", ref = "invalidCapture")
    @APIResponse(responseCode = "503", ref = "busy")
    public HoldAnswer capture(
            @PathParam("holdId") String holdId, @RequestBody(required = false) @Nullable CapturePoints body)
            throws Exception {
        return holds.capture(holdId, body == null ? null : body.points());
    }

    @POST
    @Path("/{holdId}/returns")
    @ResponseStatus(201)
    @Operation(
            operationId = "returnCapture",
            summary = "Give captured points back",
            description = "What they had bought came back, all of it or a part. The points return to the lots that they"
                    + " came from, with their old expiry, and never more than was captured.")
    @APIResponse(
            responseCode = "201",
            description = "The points are back",
            content = @Content(schema = @Schema(implementation = CaptureReturn.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownHold")
    @APIResponse(responseCode = "409", ref = "beyondCapture")
    @APIResponse(responseCode = "422", ref = "invalidReturn")
    @APIResponse(responseCode = "503", ref = "busy")
    public CaptureReturn giveBack(@PathParam("holdId") String holdId, @Nullable ReturnCaptured body) throws Exception {
        return holds.giveBack(holdId, Requests.body(body));
    }

    @POST
    @Path("/{holdId}/release")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "releaseHold", summary = "Give reserved points back")
    @APIResponse(
            responseCode = "200",
            description = "The points are free again",
            content = @Content(schema = @Schema(implementation = HoldAnswer.class)))
    @APIResponse(responseCode = "404", ref = "unknownHold")
    @APIResponse(responseCode = "409", ref = "holdEnded")
    @APIResponse(responseCode = "503", ref = "busy")
    public HoldAnswer release(@PathParam("holdId") String holdId) throws Exception {
        return holds.release(holdId);
    }
}

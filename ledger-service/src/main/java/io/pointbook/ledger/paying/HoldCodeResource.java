package io.pointbook.ledger.paying;

import io.pointbook.runtime.http.IdempotentRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The customer's door to a code for his hold. */
@Path("/holds/{holdId}/code")
@Tag(name = "Paying")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HoldCodeResource {
    private final HoldCodes codes;

    HoldCodeResource(HoldCodes codes) {
        this.codes = codes;
    }

    @POST
    @Operation(
            operationId = "makeHoldCode",
            summary = "A code to show at the till instead of a hold's id",
            description = "Another key makes another code, and the one before ends at once.")
    @APIResponse(
            responseCode = "201",
            description = "The code",
            content = @Content(schema = @Schema(implementation = HoldCode.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownHold")
    @APIResponse(responseCode = "409", ref = "holdEnded")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response make(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @PathParam("holdId") String holdId,
            @RequestBody(required = false) @Nullable MakeCode body)
            throws Exception {
        return codes.make(key, holdId, Objects.requireNonNullElse(body, MakeCode.DEFAULT))
                .response();
    }
}

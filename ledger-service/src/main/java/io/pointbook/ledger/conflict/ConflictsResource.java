package io.pointbook.ledger.conflict;

import io.pointbook.ledger.door.Requests;
import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.IdempotentRequest;
import io.pointbook.runtime.http.PageLimit;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An operator's door. */
@Path("/conflicts")
@Tag(name = "Conflicts", description = "Receipts that came with one identity and two contents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConflictsResource {
    private final Conflicts conflicts;

    ConflictsResource(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    @GET
    @Operation(operationId = "conflicts", summary = "Conflicts, the open ones first, then the newest first")
    @APIResponse(responseCode = "200", description = "A page of conflicts")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "503", ref = "busy")
    public ConflictPage page(
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return conflicts.page(PageLimit.parse(limit), cursor);
    }

    @POST
    @Path("/{conflictId}/resolution")
    @Operation(operationId = "resolveConflict", summary = "Say what becomes of a conflict")
    @APIResponse(
            responseCode = "200",
            description = "The conflict, resolved",
            content = @Content(schema = @Schema(implementation = ReceiptConflict.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownConflict")
    @APIResponse(responseCode = "409", ref = "alreadyResolved")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response resolve(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("conflictId") String conflictId,
            @Nullable ResolveBody body)
            throws Exception {
        return conflicts
                .resolve(key, Actor.parse(actor), conflictId, Requests.body(body))
                .response();
    }
}

package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.door.Requests;
import io.pointbook.runtime.http.Actor;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors through which programmes go from one installation to another. */
@Path("/programmes")
@Tag(name = "Programmes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProgrammeTransferResource {
    private final ProgrammeTransfer transfer;

    ProgrammeTransferResource(ProgrammeTransfer transfer) {
        this.transfer = transfer;
    }

    @GET
    @Path("/export")
    @Operation(
            operationId = "exportProgrammes",
            summary = "All programmes with all versions and drafts as one file",
            description =
                    "Who made them, when, why and from when on they count. The same programmes are the same bytes.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "503", ref = "busy")
    public Response export() throws Exception {
        return transfer.export().response();
    }

    @POST
    @Path("/import")
    @Operation(
            operationId = "importProgrammes",
            summary = "Bring in what is not here yet, whole or not at all",
            description =
                    "The body is what the export gave. Repeating it changes nothing. Versions whose time has begun stay"
                            + " out where receipts have been posted; the one in force there comes as a draft instead.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "What was brought in, and how it differs from what is in force",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "409", ref = "programmeConflict")
    @APIResponse(responseCode = "422", ref = "invalidProgramme")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response bring(
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @QueryParam("dryRun") @DefaultValue("false") @Parameter(description = "true: say what it would do")
                    boolean dryRun,
            @Nullable String body)
            throws Exception {
        var json = Requests.body(body).getBytes(StandardCharsets.UTF_8);
        var who = Actor.parse(actor);
        return Response.ok(dryRun ? transfer.tryOut(who, json) : transfer.bring(who, json))
                .build();
    }
}

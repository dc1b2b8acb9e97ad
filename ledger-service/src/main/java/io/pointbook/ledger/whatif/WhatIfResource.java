package io.pointbook.ledger.whatif;

import io.pointbook.ledger.door.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A programme manager's doors to what a draft would have cost. */
@Path("/programmes/{programmeId}/what-if")
@Tag(name = "What-if", description = "What a draft would have cost in a period that is over; nothing is written")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WhatIfResource {
    private final WhatIfs whatIfs;

    WhatIfResource(WhatIfs whatIfs) {
        this.whatIfs = whatIfs;
    }

    @POST
    @Operation(
            operationId = "askWhatIf",
            summary = "Decide a past period again by a draft, beside the ledger",
            description =
                    "The job runs by itself; ask for its state. The same whatIfId with the same question is the same"
                            + " job; one that was interrupted begins anew.")
    @APIResponse(
            responseCode = "202",
            description = "The job",
            content = @Content(schema = @Schema(implementation = WhatIfAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownProgramme")
    @APIResponse(responseCode = "409", ref = "programmeConflict")
    @APIResponse(responseCode = "422", ref = "invalidWhatIf")
    @APIResponse(responseCode = "429", ref = "whatIfsFull")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response ask(@PathParam("programmeId") String programmeId, @Nullable WhatIfBody body) throws Exception {
        return Response.accepted(whatIfs.ask(programmeId, Requests.body(body))).build();
    }

    @GET
    @Path("/{whatIfId}")
    @Operation(operationId = "whatIf", summary = "How far a job is, and its result once it is done")
    @APIResponse(
            responseCode = "200",
            description = "The job",
            content = @Content(schema = @Schema(implementation = WhatIfAnswer.class)))
    @APIResponse(responseCode = "404", ref = "unknownWhatIf")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response answer(@PathParam("programmeId") String programmeId, @PathParam("whatIfId") String whatIfId)
            throws Exception {
        return Response.ok(whatIfs.answer(programmeId, whatIfId)).build();
    }

    @POST
    @Path("/{whatIfId}/cancel")
    @Operation(operationId = "cancelWhatIf", summary = "Stop a job; one that is over stays as it is")
    @APIResponse(
            responseCode = "200",
            description = "The job",
            content = @Content(schema = @Schema(implementation = WhatIfAnswer.class)))
    @APIResponse(responseCode = "404", ref = "unknownWhatIf")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response cancel(@PathParam("programmeId") String programmeId, @PathParam("whatIfId") String whatIfId)
            throws Exception {
        return Response.ok(whatIfs.cancel(programmeId, whatIfId)).build();
    }
}

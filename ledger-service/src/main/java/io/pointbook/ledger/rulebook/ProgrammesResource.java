package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.door.Requests;
import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.IdempotentRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A programme manager's doors. */
@Path("/programmes")
@Tag(name = "Programmes", description = "Rules as data: drafts, versions, and which one is in force")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProgrammesResource {
    private final ProgrammeDesk programmes;

    ProgrammesResource(ProgrammeDesk programmes) {
        this.programmes = programmes;
    }

    /** All programmes. */
    public record ProgrammeList(List<ProgrammeDesk.Summary> programmes) {}

    /** All versions of one programme. */
    public record VersionList(List<ProgrammeDesk.VersionAnswer> versions) {}

    /** A line for each field that differs. */
    public record DifferenceList(List<String> differences) {}

    @GET
    @Operation(operationId = "programmes", summary = "All programmes, in order of their ids")
    @APIResponse(responseCode = "200", description = "The programmes")
    @APIResponse(responseCode = "503", ref = "busy")
    public ProgrammeList all() throws Exception {
        return new ProgrammeList(programmes.all());
    }

    @PUT
    @Path("/{programmeId}/draft")
    @Operation(
            operationId = "saveDraft",
            summary = "Put a draft in the place of the one before, and hear what is wrong with it",
            description =
                    "The body is a programme by docs/contracts/programme-v1.schema.json. A draft may have problems;"
                            + " only one without any can be published.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .OBJECT)))
    @APIResponse(responseCode = "200", description = "The draft is saved")
    @APIResponse(responseCode = "422", ref = "invalidProgramme")
    @APIResponse(responseCode = "503", ref = "busy")
    public ProgrammeDesk.DraftAnswer saveDraft(
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("programmeId") String programmeId,
            @Nullable String body)
            throws Exception {
        return programmes.saveDraft(
                programmeId, Actor.parse(actor), Requests.body(body).getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("/{programmeId}/draft")
    @Operation(operationId = "draft", summary = "The draft, as a file that can be put elsewhere")
    @APIResponse(responseCode = "200", description = "The draft")
    @APIResponse(responseCode = "404", ref = "unknownProgramme")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response draft(@PathParam("programmeId") String programmeId) throws Exception {
        return programmes.draft(programmeId).response();
    }

    @GET
    @Path("/{programmeId}/difference")
    @Operation(operationId = "difference", summary = "What the draft changes against the version in force now")
    @APIResponse(responseCode = "200", description = "A line for each field that differs")
    @APIResponse(responseCode = "404", ref = "unknownProgramme")
    @APIResponse(responseCode = "503", ref = "busy")
    public DifferenceList difference(@PathParam("programmeId") String programmeId) throws Exception {
        return new DifferenceList(programmes.difference(programmeId));
    }

    @POST
    @Path("/{programmeId}/publications")
    @Operation(operationId = "publish", summary = "Put the draft in force, now or from a time on")
    @APIResponse(
            responseCode = "201",
            description = "The new version",
            content = @Content(schema = @Schema(implementation = ProgrammeDesk.VersionAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownProgramme")
    @APIResponse(responseCode = "409", ref = "programmeConflict")
    @APIResponse(responseCode = "422", ref = "invalidProgramme")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response publish(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("programmeId") String programmeId,
            @Nullable PublicationBody body)
            throws Exception {
        return programmes
                .publishDraft(programmeId, key, Actor.parse(actor), Requests.body(body))
                .response();
    }

    @GET
    @Path("/{programmeId}/versions")
    @Operation(operationId = "versions", summary = "All published versions: who, when, why, from when")
    @APIResponse(responseCode = "200", description = "The versions, the first one first")
    @APIResponse(responseCode = "404", ref = "unknownProgramme")
    @APIResponse(responseCode = "503", ref = "busy")
    public VersionList versions(@PathParam("programmeId") String programmeId) throws Exception {
        return new VersionList(programmes.versions(programmeId));
    }

    @GET
    @Path("/{programmeId}/versions/{version}")
    @Operation(operationId = "version", summary = "One version, as a file that can be put elsewhere")
    @APIResponse(responseCode = "200", description = "The programme")
    @APIResponse(responseCode = "404", ref = "unknownProgramme")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response version(@PathParam("programmeId") String programmeId, @PathParam("version") int version)
            throws Exception {
        return programmes.version(programmeId, version).response();
    }

    @GET
    @Path("/{programmeId}/in-force/signed")
    @Operation(
            operationId = "inForceSigned",
            summary = "The version in force, signed, for a till that may be offline",
            description =
                    "A JWS in flattened JSON (RFC 7515), EdDSA; the payload is a JSON object with programmeId, version,"
                            + " effectiveFrom, at and the programme itself. The public key is at /keys.")
    @APIResponse(responseCode = "200", description = "The signed document")
    @APIResponse(responseCode = "404", ref = "nothingSigned")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public ProgrammeSigner.Signed inForceSigned(
            @PathParam("programmeId") String programmeId,
            @QueryParam("at") @Parameter(description = "time with offset, RFC 3339; absent: now") @Nullable String at)
            throws Exception {
        return programmes.inForceSigned(programmeId, at);
    }

    @GET
    @Path("/{programmeId}/in-force")
    @Operation(operationId = "inForce", summary = "The version that judges what happens at a time")
    @APIResponse(responseCode = "200", description = "The programme")
    @APIResponse(responseCode = "404", ref = "unknownProgramme")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response inForce(
            @PathParam("programmeId") String programmeId,
            @QueryParam("at") @Parameter(description = "time with offset, RFC 3339; absent: now") @Nullable String at)
            throws Exception {
        return programmes.inForce(programmeId, at).response();
    }
}

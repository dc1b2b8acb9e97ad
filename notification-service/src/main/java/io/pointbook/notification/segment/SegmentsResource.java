package io.pointbook.notification.segment;

import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.PageLimit;
import io.pointbook.runtime.http.Requests;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors of segments. */
@Path("/segments")
@Tag(name = "Segments", description = "Groups of members by what they have in common")
@Produces(MediaType.APPLICATION_JSON)
public class SegmentsResource {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Segmenting segmenting;

    SegmentsResource(Segmenting segmenting) {
        this.segmenting = segmenting;
    }

    @GET
    @Operation(operationId = "segments", summary = "Segments, by id")
    @APIResponse(responseCode = "200", description = "A page of segments")
    @APIResponse(responseCode = "400", ref = "badPage")
    public Segmenting.Page segments(
            @QueryParam("limit") @Parameter(description = "Rows on the page, 100 unless told, 500 at most") @Nullable
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The 'next' of the page before") @Nullable String cursor)
            throws Exception {
        return segmenting.page(PageLimit.parse(limit), cursor);
    }

    @PUT
    @Path("/{segmentId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putSegment",
            summary = "Save a segment",
            description =
                    "A change is another version, which is evaluated within a minute; the same again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "It was there",
            content = @Content(schema = @Schema(implementation = Segmenting.Answer.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = Segmenting.Answer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", ref = "notASegment")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response put(
            @HeaderParam(Actor.HEADER)
                    @Parameter(description = "Who acts. It is stored, and proves nothing until roles exist")
                    @Nullable
                    String actor,
            @PathParam("segmentId") String segmentId,
            Segmenting.@Nullable Body body)
            throws Exception {
        var saved = segmenting.put(segmentId, Requests.body(body), Actor.parse(actor));
        return Response.status(saved.isNew() ? CREATED : OK)
                .entity(saved.answer())
                .build();
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "previewSegment", summary = "How many members a condition holds for, and some of them")
    @APIResponse(responseCode = "200", description = "The count")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", ref = "notASegment")
    public Segmenting.PreviewAnswer preview(Segmenting.@Nullable PreviewBody body) throws Exception {
        return segmenting.preview(Requests.body(body));
    }

    @GET
    @Path("/{segmentId}")
    @Operation(operationId = "segment", summary = "A segment, and what came of it last")
    @APIResponse(responseCode = "200", description = "The segment")
    @APIResponse(responseCode = "404", ref = "unknownSegment")
    public Segmenting.Answer segment(@PathParam("segmentId") String segmentId) throws Exception {
        return segmenting.segment(segmentId);
    }

    @GET
    @Path("/{segmentId}/versions")
    @Operation(operationId = "segmentVersions", summary = "The latest hundred versions, the newest first")
    @APIResponse(responseCode = "200", description = "The versions")
    @APIResponse(responseCode = "404", ref = "unknownSegment")
    public Segmenting.Page versions(@PathParam("segmentId") String segmentId) throws Exception {
        return segmenting.versions(segmentId);
    }

    @GET
    @Path("/{segmentId}/members")
    @Operation(operationId = "segmentMembers", summary = "Who was in when it was evaluated last, by member id")
    @APIResponse(responseCode = "200", description = "A page of member ids")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "404", ref = "unknownSegment")
    public Segmenting.Members members(
            @PathParam("segmentId") String segmentId,
            @QueryParam("limit") @Parameter(description = "Rows on the page, 100 unless told, 500 at most") @Nullable
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The 'next' of the page before") @Nullable String cursor)
            throws Exception {
        return segmenting.members(segmentId, PageLimit.parse(limit), cursor);
    }

    @POST
    @Path("/{segmentId}/evaluate")
    @Operation(
            operationId = "evaluateSegment",
            summary = "Evaluate a segment now",
            description = "It is done by itself now and then, too. Who came and who went is noted.")
    @APIResponse(responseCode = "200", description = "What came of it")
    @APIResponse(responseCode = "404", ref = "unknownSegment")
    @APIResponse(responseCode = "409", ref = "segmentBeingEvaluated")
    public Segmenting.Evaluation evaluate(@PathParam("segmentId") String segmentId) throws Exception {
        return segmenting.evaluate(segmentId);
    }
}

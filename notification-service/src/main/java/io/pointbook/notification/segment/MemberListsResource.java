package io.pointbook.notification.segment;

import io.pointbook.runtime.http.Csv;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors of lists of members. */
@Path("/member-lists/{listId}")
@Tag(name = "Segments")
@Produces(MediaType.APPLICATION_JSON)
public class MemberListsResource {
    private final MemberLists lists;

    MemberListsResource(MemberLists lists) {
        this.lists = lists;
    }

    @GET
    @Operation(operationId = "memberList", summary = "How many are on a list; one that nobody sent has nobody")
    @APIResponse(responseCode = "200", description = "The list")
    public MemberLists.Answer list(@PathParam("listId") String listId) throws Exception {
        return lists.list(listId);
    }

    @PUT
    @Consumes(Csv.TYPE)
    @Operation(
            operationId = "putMemberList",
            summary = "Make a list of members, for conditions: 'vip' in lists",
            description =
                    "CSV with a column memberId, 100,000 rows at most. Who is not in the file is not on the list.")
    @APIResponse(responseCode = "200", description = "The list")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", ref = "notASegment")
    @APIResponse(responseCode = "503", ref = "busy")
    public MemberLists.Answer put(
            @PathParam("listId") String listId,
            @RequestBody(content = @Content(mediaType = Csv.TYPE, schema = @Schema(type = SchemaType.STRING))) @Nullable
                    InputStream file)
            throws Exception {
        return lists.put(listId, file, false);
    }

    @POST
    @Path("/members")
    @Consumes(Csv.TYPE)
    @Operation(
            operationId = "addToMemberList",
            summary = "Add members to a list",
            description = "As above; who is on it already stays. The same file again changes nothing.")
    @APIResponse(responseCode = "200", description = "The list")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", ref = "notASegment")
    @APIResponse(responseCode = "503", ref = "busy")
    public MemberLists.Answer add(
            @PathParam("listId") String listId,
            @RequestBody(content = @Content(mediaType = Csv.TYPE, schema = @Schema(type = SchemaType.STRING))) @Nullable
                    InputStream file)
            throws Exception {
        return lists.put(listId, file, true);
    }
}

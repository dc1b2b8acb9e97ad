package io.pointbook.ledger.member;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A member's tags. */
@Path("/members/{memberId}/tags")
@Tag(name = "Members")
@Produces(MediaType.APPLICATION_JSON)
public class TagsResource {
    private final Tags tags;

    TagsResource(Tags tags) {
        this.tags = tags;
    }

    @GET
    @Operation(operationId = "memberTags", summary = "The groups that a member was put into")
    @APIResponse(responseCode = "200", description = "The tags, in order")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "503", ref = "busy")
    public Tags.TagList of(@PathParam("memberId") String memberId) throws Exception {
        return tags.of(memberId);
    }

    @PUT
    @Path("/{tag}")
    @Operation(
            operationId = "tagMember",
            summary = "Put a member into a group",
            description = "Rules choose members by `when.tags` or by the fact `tags`. The same again changes nothing.")
    @APIResponse(responseCode = "200", description = "The tags, in order")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Tags.TagList put(@PathParam("memberId") String memberId, @PathParam("tag") String tag) throws Exception {
        return tags.change(memberId, tag, true);
    }

    @DELETE
    @Path("/{tag}")
    @Operation(operationId = "untagMember", summary = "Take a member out of a group")
    @APIResponse(responseCode = "200", description = "The tags that are left, in order")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Tags.TagList remove(@PathParam("memberId") String memberId, @PathParam("tag") String tag) throws Exception {
        return tags.change(memberId, tag, false);
    }
}

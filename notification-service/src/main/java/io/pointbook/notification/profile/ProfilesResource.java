package io.pointbook.notification.profile;

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

/** Doors of what is known about members. */
@Path("/")
@Tag(name = "Profiles", description = "What the topics say about members, and how that is built")
@Produces(MediaType.APPLICATION_JSON)
public class ProfilesResource {
    private static final int ACCEPTED = 202;

    private final Profiling profiling;

    ProfilesResource(Profiling profiling) {
        this.profiling = profiling;
    }

    @GET
    @Path("/members/{memberId}/profile")
    @Operation(
            operationId = "profile",
            summary = "What is known of a member from the topics",
            description = "Points are in the smallest unit of their wallet, money in minor units.")
    @APIResponse(
            responseCode = "200",
            description = "The profile",
            content = @Content(schema = @Schema(implementation = Profile.class)))
    @APIResponse(responseCode = "404", ref = "unknownMember")
    public Profile profile(@PathParam("memberId") String memberId) throws Exception {
        return profiling.profile(memberId);
    }

    @GET
    @Path("/profiles/generations")
    @Operation(operationId = "profileGenerations", summary = "The generations of read models, and how far each is")
    @APIResponse(responseCode = "200", description = "The generations")
    public Profiling.GenerationsAnswer generations() throws Exception {
        return profiling.generations();
    }

    @POST
    @Path("/profiles/rebuild")
    @Operation(
            operationId = "rebuildProfiles",
            summary = "Builds the read models anew from the topics, beside those that are asked",
            description =
                    "Nothing stops and nothing is sent. The new generation is asked once it has caught up; the old one"
                            + " then goes. Asked again while one is being built, the answer is that one.")
    @APIResponse(
            responseCode = "202",
            description = "The generation that is being built",
            content = @Content(schema = @Schema(implementation = Profiling.GenerationAnswer.class)))
    @APIResponse(responseCode = "503", ref = "busy")
    public Response rebuild() throws Exception {
        return Response.status(ACCEPTED).entity(profiling.rebuild()).build();
    }
}

package io.pointbook.ledger.memberevent;

import io.pointbook.ledger.door.Requests;
import io.pointbook.runtime.http.Actor;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An operator's door. */
@Path("/member-events")
@Tag(name = "Member events", description = "What other systems tell about members on members.events.v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MemberEventsResource {
    private final MemberEvents events;

    MemberEventsResource(MemberEvents events) {
        this.events = events;
    }

    @GET
    @Operation(
            operationId = "unresolvedMemberEvents",
            summary = "Events that could not be posted, the oldest first",
            description =
                    "They name a member, a card, a referrer or a team that nobody knows, or a referral that does not"
                            + " count. Nothing is lost: each waits until somebody resolves it.")
    @APIResponse(responseCode = "200", description = "A page of events")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "503", ref = "busy")
    public MemberEventPage unresolved(
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return events.unresolved(PageLimit.parse(limit), cursor);
    }

    @POST
    @Path("/{eventId}/resolution")
    @Operation(
            operationId = "resolveMemberEvent",
            summary = "Post an unresolved event again, or dismiss it",
            description =
                    "Its id is the key: the same resolution again changes nothing, and no Idempotency-Key is needed.")
    @APIResponse(responseCode = "200", description = "The event, resolved")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownEvent")
    @APIResponse(responseCode = "409", ref = "stillUnresolved")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public MemberEventAnswer resolve(
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("eventId") String eventId,
            @Nullable ResolveMemberEventBody body)
            throws Exception {
        return events.resolve(Actor.parse(actor), eventId, Requests.body(body));
    }
}

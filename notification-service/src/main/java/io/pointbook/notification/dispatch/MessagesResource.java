package io.pointbook.notification.dispatch;

import io.pointbook.runtime.http.PageLimit;
import io.pointbook.runtime.http.Requests;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door at which one sees what became of messages. */
@Path("/messages")
@Tag(name = "Messages", description = "What was sent to whom, what was not, and why")
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {
    private final SentLog log;

    MessagesResource(SentLog log) {
        this.log = log;
    }

    @GET
    @Operation(
            operationId = "messages",
            summary = "Messages of a member, of a campaign or in a state",
            description =
                    "Newest first. Each has the reason why it stands where it stands; state=IN_DOUBT lists those of"
                            + " which nobody knows whether they were sent. What they say is not shown.")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", description = "`invalid_request`: nothing says which messages")
    @APIResponse(responseCode = "503", ref = "busy")
    public MessageAnswer.Page messages(
            @QueryParam("memberId") @Nullable String memberId,
            @QueryParam("campaignId") @Nullable String campaignId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        if (memberId == null && campaignId == null && state == null) {
            throw Requests.invalid("Say which messages: memberId, campaignId or state.");
        }
        return log.page(
                new SentLog.Query(
                        memberId, campaignId, state == null ? null : Requests.one(MessageState.class, state, "state")),
                PageLimit.parse(limit),
                cursor);
    }
}

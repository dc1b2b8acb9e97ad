package io.pointbook.notification.confirmation;

import io.pointbook.notification.contact.Channel;
import io.pointbook.runtime.http.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors of double opt-in. */
@Path("/contacts/{memberId}/confirmations/{channel}")
@Tag(name = "Contacts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConfirmationsResource {
    private final ConfirmationDesk desk;

    ConfirmationsResource(ConfirmationDesk desk) {
        this.desk = desk;
    }

    /** @param code six digits, as they came in the text message */
    public record Code(@Nullable String code) {}

    @POST
    @Path("/again")
    @Operation(
            operationId = "askAgain",
            summary = "Ask a member once more to confirm his address",
            description = "The first time he is asked by itself, when his yes is written down.")
    @APIResponse(responseCode = "204", description = "A message is planned")
    @APIResponse(
            responseCode = "409",
            description = "`nothing_to_confirm`: no yes of this member waits for it on this channel, or there is no"
                    + " address")
    @APIResponse(
            responseCode = "422",
            description = "`confirmation_limit`: this address was asked `limit` times within 24 hours;"
                    + " `invalid_request`: a value cannot be used")
    public void again(@PathParam("memberId") String memberId, @PathParam("channel") String channel) throws Exception {
        desk.ask(memberId, Requests.one(Channel.class, channel, "channel"));
    }

    @POST
    @Operation(
            operationId = "confirm",
            summary = "Confirm a number by the code that was sent to it",
            description = "For a till or an app to which the member reads out or types the six digits. The link in the"
                    + " message does the same.")
    @APIResponse(responseCode = "204", description = "What waited for it counts from now on")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(
            responseCode = "409",
            description =
                    "`nothing_to_confirm`: no code is open: it was used, is too old, or was entered wrong too often")
    @APIResponse(
            responseCode = "422",
            description = "`confirmation_wrong`: it is another code; `triesLeft` says how often it may be tried;"
                    + " `invalid_request`: a value cannot be used")
    public void confirm(
            @PathParam("memberId") String memberId, @PathParam("channel") String channel, @Nullable Code body)
            throws Exception {
        desk.enter(
                memberId,
                Requests.one(Channel.class, channel, "channel"),
                Requests.given(Requests.body(body).code(), "code").strip());
    }
}

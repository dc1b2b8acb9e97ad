package io.pointbook.rewards.redeeming;

import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.PageLimit;
import io.pointbook.runtime.http.Requests;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Doors of redemptions. */
@Path("/redemptions")
@Tag(
        name = "Redemptions",
        description =
                "Points for a reward, exactly once. The header Idempotency-Key is ignored here: redemptionId does its"
                        + " work.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RedemptionsResource {
    static final int LONGEST_REFERENCE = 200;

    private final Redemptions redemptions;

    RedemptionsResource(Redemptions redemptions) {
        this.redemptions = redemptions;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "redeem",
            summary = "Get a reward for points",
            description =
                    "The same request again gets the redemption as it stands, or the same refusal again. State WAITING"
                            + " means that the ledger is away and that it goes on by itself as soon as it is back; an installation"
                            + " may be set to refuse instead.")
    @APIResponse(
            responseCode = "201",
            description = "The points are taken, or will be by themselves",
            content = @Content(schema = @Schema(implementation = RedemptionAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownRewardOrMember")
    @APIResponse(responseCode = "409", ref = "redemptionRefused")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "423", ref = "blocked")
    @APIResponse(responseCode = "503", ref = "ledgerUnavailable")
    public RedemptionAnswer redeem(@Nullable RedeemBody body) throws Exception {
        return redemptions.request(Requests.body(body));
    }

    @GET
    @Path("/{redemptionId}")
    @Operation(operationId = "redemption", summary = "A redemption as it stands")
    @APIResponse(responseCode = "200", description = "The redemption")
    @APIResponse(responseCode = "404", ref = "unknownRedemption")
    @APIResponse(responseCode = "503", ref = "busy")
    public RedemptionAnswer redemption(@PathParam("redemptionId") String redemptionId) throws Exception {
        return redemptions.find(redemptionId);
    }

    @GET
    @Operation(operationId = "redemptions", summary = "A member's redemptions, the latest first")
    @APIResponse(responseCode = "200", description = "A page of redemptions, refused ones too")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public RedemptionAnswer.Page redemptions(
            @QueryParam("memberId") @Nullable String memberId,
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return redemptions.ofMember(Requests.given(memberId, "memberId"), PageLimit.parse(limit), cursor);
    }

    @GET
    @Path("/stuck")
    @Operation(
            operationId = "stuckRedemptions",
            summary = "Redemptions that have not gone on for too long",
            description = "For an operator: which step, since when, and why the last attempt did not succeed.")
    @APIResponse(responseCode = "200", description = "A page of them, the longest first")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "503", ref = "busy")
    public StuckPage stuck(
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return redemptions.stuck(PageLimit.parse(limit), cursor);
    }

    @POST
    @Path("/{redemptionId}/cancel")
    @Operation(
            operationId = "cancelRedemption",
            summary = "End a redemption without effect",
            description =
                    "Before it is fulfilled. Held points go back to their lots with their old expiry, and so do points that"
                            + " were taken already.")
    @APIResponse(
            responseCode = "200",
            description = "It is cancelled, or CANCELLING until the ledger answers",
            content = @Content(schema = @Schema(implementation = RedemptionAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownRedemption")
    @APIResponse(responseCode = "409", ref = "tooLateToCancel")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public RedemptionAnswer cancel(
            @PathParam("redemptionId") String redemptionId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @RequestBody(required = false) @Nullable CancelBody body)
            throws Exception {
        return redemptions.cancel(redemptionId, Actor.parse(actor), body == null ? null : body.reason());
    }

    @POST
    @Path("/{redemptionId}/return")
    @Operation(
            operationId = "returnRedemption",
            summary = "Take back what a member had",
            description =
                    "As the reward's 'returns' said when it was asked for. The points go back to the lots that they came"
                            + " from, with their old expiry; a part in money goes back where it was paid. Once: a repeat"
                            + " gets the same.")
    @APIResponse(
            responseCode = "200",
            description = "It is returned, or RETURNING until the ledger answers",
            content = @Content(schema = @Schema(implementation = RedemptionAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownRedemption")
    @APIResponse(responseCode = "409", ref = "notToBeReturned")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public RedemptionAnswer comesBack(
            @PathParam("redemptionId") String redemptionId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @RequestBody(required = false) @Nullable CancelBody body)
            throws Exception {
        return redemptions.comesBack(redemptionId, Actor.parse(actor), body == null ? null : body.reason());
    }

    @POST
    @Path("/{redemptionId}/fulfil")
    @Operation(operationId = "fulfilRedemption", summary = "Say that the member has it")
    @APIResponse(
            responseCode = "200",
            description = "It is fulfilled",
            content = @Content(schema = @Schema(implementation = RedemptionAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownRedemption")
    @APIResponse(responseCode = "409", ref = "notToBeFulfilled")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public RedemptionAnswer fulfil(
            @PathParam("redemptionId") String redemptionId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @RequestBody(required = false) @Nullable FulfilBody body)
            throws Exception {
        return redemptions.fulfil(redemptionId, Actor.parse(actor), body);
    }
}

package io.pointbook.notification.campaign;

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

/** Doors of campaigns. */
@Path("/campaigns")
@Tag(
        name = "Campaigns",
        description =
                "Who is told what, when and in which words. A campaign is a DRAFT until it is started; a large one"
                        + " waits for a second person. Steps of its life that were made already are refused, and change nothing.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CampaignsResource {
    private static final int CREATED = 201;

    private final Campaigns campaigns;

    CampaignsResource(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** Body of {@code POST /campaigns/{campaignId}/start}. */
    @Schema(name = "StartCampaign")
    record StartBody(
            @Schema(
                    description =
                            "Members who lack a value that the texts need are left out; absent: then it is refused")
            @Nullable
            Boolean despiteMissing) {}

    @POST
    @Operation(
            operationId = "createCampaign",
            summary = "Write a campaign down",
            description = "It is a DRAFT. The same body under the same campaignId changes nothing.")
    @APIResponse(
            responseCode = "201",
            description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", ref = "invalidCampaign")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response create(
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor, @Nullable CampaignBody body)
            throws Exception {
        return Response.status(CREATED)
                .entity(campaigns.create(Requests.body(body), Actor.parse(actor)))
                .build();
    }

    @PUT
    @Path("/{campaignId}")
    @Operation(
            operationId = "rewriteCampaign",
            summary = "Write a campaign anew",
            description =
                    "Of a campaign that is not ACTIVE. It is a DRAFT again, with a new version; the old one is kept.")
    @APIResponse(responseCode = "200", description = "The campaign")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownCampaign")
    @APIResponse(responseCode = "409", ref = "campaignState")
    @APIResponse(responseCode = "422", ref = "invalidCampaign")
    @APIResponse(responseCode = "503", ref = "busy")
    public CampaignAnswer rewrite(
            @PathParam("campaignId") String campaignId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @Nullable CampaignBody body)
            throws Exception {
        return campaigns.rewrite(campaignId, Requests.body(body), Actor.parse(actor));
    }

    @GET
    @Operation(operationId = "campaigns", summary = "Campaigns by their id")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "503", ref = "busy")
    public CampaignAnswer.Page page(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = CampaignState.class)) @Nullable
                    String state,
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return campaigns.page(
                state == null ? null : Requests.one(CampaignState.class, state, "state"),
                PageLimit.parse(limit),
                cursor);
    }

    @GET
    @Path("/{campaignId}")
    @Operation(
            operationId = "campaign",
            summary = "A campaign and how far it is",
            description = "With 'version' an earlier wording, without progress.")
    @APIResponse(responseCode = "200", description = "The campaign")
    @APIResponse(responseCode = "404", ref = "unknownCampaign")
    @APIResponse(responseCode = "503", ref = "busy")
    public CampaignAnswer find(
            @PathParam("campaignId") String campaignId, @QueryParam("version") @Nullable Integer version)
            throws Exception {
        return campaigns.find(campaignId, version);
    }

    @POST
    @Path("/{campaignId}/start")
    @Operation(
            operationId = "startCampaign",
            summary = "Start a draft",
            description = "Its texts are tried on the audience first. One with a large audience waits for approval.")
    @APIResponse(responseCode = "200", description = "The campaign, ACTIVE or AWAITING_APPROVAL")
    @APIResponse(responseCode = "404", ref = "unknownCampaign")
    @APIResponse(responseCode = "409", ref = "cannotStart")
    @APIResponse(responseCode = "503", ref = "busy")
    public CampaignAnswer start(
            @PathParam("campaignId") String campaignId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @Nullable StartBody body)
            throws Exception {
        return campaigns.start(
                campaignId, body != null && Boolean.TRUE.equals(body.despiteMissing()), Actor.parse(actor));
    }

    @POST
    @Path("/{campaignId}/approve")
    @Operation(operationId = "approveCampaign", summary = "Approve a large campaign, as a second person")
    @APIResponse(responseCode = "200", description = "The campaign, ACTIVE")
    @APIResponse(responseCode = "404", ref = "unknownCampaign")
    @APIResponse(responseCode = "409", ref = "cannotApprove")
    @APIResponse(responseCode = "503", ref = "busy")
    public CampaignAnswer approve(
            @PathParam("campaignId") String campaignId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor)
            throws Exception {
        return campaigns.approve(campaignId, Actor.parse(actor));
    }

    @POST
    @Path("/{campaignId}/pause")
    @Operation(operationId = "pauseCampaign", summary = "Pause a campaign")
    @APIResponse(responseCode = "200", description = "The campaign, PAUSED")
    @APIResponse(responseCode = "404", ref = "unknownCampaign")
    @APIResponse(responseCode = "409", ref = "campaignState")
    @APIResponse(responseCode = "503", ref = "busy")
    public CampaignAnswer pause(
            @PathParam("campaignId") String campaignId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor)
            throws Exception {
        return campaigns.pause(campaignId, Actor.parse(actor));
    }

    @POST
    @Path("/{campaignId}/resume")
    @Operation(operationId = "resumeCampaign", summary = "Let a paused campaign go on")
    @APIResponse(responseCode = "200", description = "The campaign, ACTIVE")
    @APIResponse(responseCode = "404", ref = "unknownCampaign")
    @APIResponse(responseCode = "409", ref = "cannotResume")
    @APIResponse(responseCode = "503", ref = "busy")
    public CampaignAnswer resume(
            @PathParam("campaignId") String campaignId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor)
            throws Exception {
        return campaigns.resume(campaignId, Actor.parse(actor));
    }

    @POST
    @Path("/{campaignId}/stop")
    @Operation(operationId = "stopCampaign", summary = "Stop a campaign for ever")
    @APIResponse(responseCode = "200", description = "The campaign, STOPPED")
    @APIResponse(responseCode = "404", ref = "unknownCampaign")
    @APIResponse(responseCode = "409", ref = "campaignState")
    @APIResponse(responseCode = "503", ref = "busy")
    public CampaignAnswer stop(
            @PathParam("campaignId") String campaignId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor)
            throws Exception {
        return campaigns.stop(campaignId, Actor.parse(actor));
    }

    @GET
    @Path("/{campaignId}/preview")
    @Operation(
            operationId = "previewCampaign",
            summary = "What a member would read now",
            description =
                    "Nothing is sent and no coupon is issued: code and link stand for real ones of the same length.")
    @APIResponse(responseCode = "200", description = "The texts")
    @APIResponse(responseCode = "404", ref = "unknownCampaignOrMember")
    @APIResponse(responseCode = "503", ref = "busy")
    public CampaignAnswer.Preview preview(
            @PathParam("campaignId") String campaignId,
            @QueryParam("memberId") @Nullable String memberId,
            @QueryParam("occasionId") @Nullable String occasionId)
            throws Exception {
        return campaigns.preview(campaignId, Requests.id(memberId, "memberId"), occasionId);
    }

    @GET
    @Path("/{campaignId}/cost")
    @Operation(
            operationId = "campaignCost",
            summary = "What it would cost to speak to the whole audience once, and which members lack which values")
    @APIResponse(responseCode = "200", description = "Counts and money")
    @APIResponse(responseCode = "404", ref = "unknownCampaign")
    @APIResponse(responseCode = "503", ref = "busy")
    public CampaignAnswer.Cost cost(@PathParam("campaignId") String campaignId) throws Exception {
        return campaigns.cost(campaignId);
    }
}

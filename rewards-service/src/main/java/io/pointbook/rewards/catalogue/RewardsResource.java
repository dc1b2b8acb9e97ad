package io.pointbook.rewards.catalogue;

import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.IdempotentRequest;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors of the catalogue. */
@Path("/rewards")
@Tag(name = "Rewards", description = "What members can get for points")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RewardsResource {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int LONGEST_TEXT = 200;
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,9})\"");

    private final Catalogue catalogue;
    private final Offers offers;

    RewardsResource(Catalogue catalogue, Offers offers) {
        this.catalogue = catalogue;
        this.offers = offers;
    }

    @GET
    @Operation(
            operationId = "rewards",
            summary = "Rewards, the cheapest first",
            description =
                    "Those that can be had now, unless all are asked for. With a member each has the points that he"
                            + " lacks, whether it is for him and how many he may have; 'reach' leaves out what is not for"
                            + " him, sold out or had as often as he may, and what he has not the points for. A page may"
                            + " then be shorter than 'limit' and have a next one all the same.")
    @APIResponse(responseCode = "200", description = "A page of rewards")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "422", ref = "invalidSearch")
    @APIResponse(responseCode = "503", ref = "ledgerUnavailable")
    public RewardAnswer.Page rewards(
            @QueryParam("kind") @Parameter(schema = @Schema(implementation = RewardKind.class)) @Nullable String kind,
            @QueryParam("text") @Parameter(description = "Stands in a name or description, in any language") @Nullable
                    String text,
            @QueryParam("all") @Parameter(description = "true: inactive, past and future ones too") @Nullable
                    String all,
            @QueryParam("memberId") @Nullable String memberId,
            @QueryParam("reach")
                    @Parameter(
                            description = "AFFORDABLE: the member has the points; CLOSE: he lacks a quarter at most",
                            schema = @Schema(implementation = Search.Reach.class))
                    @Nullable
                    String reach,
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        var wanted = reach == null ? Search.Reach.ALL : Requests.one(Search.Reach.class, reach, "reach");
        if (wanted != Search.Reach.ALL && memberId == null) {
            throw Requests.invalid("'reach' is for a member: name him with 'memberId'.");
        }
        return offers.page(
                new Offers.Wanted(
                        kind == null ? null : Requests.one(RewardKind.class, kind, "kind"),
                        Requests.text(text, "text", LONGEST_TEXT),
                        Boolean.parseBoolean(all),
                        memberId,
                        wanted),
                PageLimit.parse(limit),
                cursor);
    }

    @GET
    @Path("/{rewardId}")
    @Operation(operationId = "reward", summary = "A reward", description = "ETag is its version, for a change.")
    @APIResponse(
            responseCode = "200",
            description = "The reward",
            content = @Content(schema = @Schema(implementation = RewardAnswer.class)))
    @APIResponse(responseCode = "404", ref = "unknownReward")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response reward(@PathParam("rewardId") String rewardId) throws Exception {
        return answer(OK, catalogue.seen(rewardId));
    }

    @GET
    @Path("/{rewardId}/prices")
    @Operation(
            operationId = "prices",
            summary = "What a reward has cost since when and will cost, the newest price first")
    @APIResponse(responseCode = "200", description = "The prices")
    @APIResponse(responseCode = "404", ref = "unknownReward")
    @APIResponse(responseCode = "503", ref = "busy")
    public RewardAnswer.Prices prices(@PathParam("rewardId") String rewardId) throws Exception {
        return catalogue.prices(rewardId);
    }

    @PUT
    @Path("/{rewardId}")
    @Operation(
            operationId = "putReward",
            summary = "Put a reward up, or change it",
            description =
                    "A new one with If-None-Match: *, a change with the ETag that was seen as If-Match. The same terms"
                            + " again make no new version. Redemptions that were asked for keep their price.")
    @APIResponse(
            responseCode = "200",
            description = "The reward as it is now",
            content = @Content(schema = @Schema(implementation = RewardAnswer.class)))
    @APIResponse(
            responseCode = "201",
            description = "The new reward",
            content = @Content(schema = @Schema(implementation = RewardAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownRewardOrPool")
    @APIResponse(responseCode = "412", ref = "versionChanged")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "428", ref = "versionRequired")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response put(
            @PathParam("rewardId") String rewardId,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "The ETag of the version to be changed")
                    @Nullable
                    String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Parameter(description = "*: there is none yet") @Nullable
                    String ifNoneMatch,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @Nullable RewardBody body)
            throws Exception {
        var expected = expected(ifMatch, ifNoneMatch);
        var reward =
                catalogue.put(Requests.id(rewardId, "rewardId"), Requests.body(body), expected, Actor.parse(actor));
        return answer(expected == null ? CREATED : OK, catalogue.seen(reward.rewardId()));
    }

    private static @Nullable Integer expected(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch == null && "*".equals(ifNoneMatch)) {
            return null;
        }
        var version = ifMatch == null ? null : VERSION.matcher(ifMatch);
        if (version == null || !version.matches()) {
            throw RewardsProblem.VERSION_REQUIRED.because(
                    "Send If-None-Match: * for a new reward, or If-Match with the ETag of the version that you change.");
        }
        return Integer.valueOf(version.group(1));
    }

    private static Response answer(int status, RewardAnswer.Seen seen) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, "\"" + seen.reward().version() + "\"")
                .entity(RewardAnswer.of(seen, null))
                .build();
    }

    @POST
    @Path("/{rewardId}/stock")
    @Operation(operationId = "moveStock", summary = "Pieces came, went or were counted")
    @APIResponse(
            responseCode = "201",
            description = "The stock after it",
            content = @Content(schema = @Schema(implementation = RewardAnswer.Stock.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownReward")
    @APIResponse(responseCode = "409", ref = "stockTooLow")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response moveStock(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("rewardId") String rewardId,
            @Nullable StockBody body)
            throws Exception {
        return catalogue
                .moveStock(key, Actor.parse(actor), rewardId, Requests.body(body))
                .response();
    }
}

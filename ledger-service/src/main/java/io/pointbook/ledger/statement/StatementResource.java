package io.pointbook.ledger.statement;

import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.door.Spoken;
import io.pointbook.ledger.words.Language;
import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.IdempotentRequest;
import io.pointbook.runtime.http.PageLimit;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Doors about a member's points. */
@Path("/members")
@Tag(name = "Statement", description = "What a member has, and why")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StatementResource {
    private final Balances balances;
    private final Statement statement;
    private final Adjustments adjustments;
    private final TierExplanations tiers;

    StatementResource(Balances balances, Statement statement, Adjustments adjustments, TierExplanations tiers) {
        this.balances = balances;
        this.statement = statement;
        this.adjustments = adjustments;
        this.tiers = tiers;
    }

    @GET
    @Path("/{memberId}/balance")
    @Operation(
            operationId = "balance",
            summary = "What a member has now",
            description = "Right at the instant: what has matured, expired or ended by now counts, posted or not.")
    @APIResponse(responseCode = "200", description = "The balance")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "422", ref = "noOtherTime")
    @APIResponse(responseCode = "503", ref = "busy")
    public Balance balance(
            @PathParam("memberId") String memberId,
            @QueryParam("at") @Parameter(description = "Comes with the two clocks; leave it out") @Nullable String at,
            @QueryParam("knownAt") @Parameter(description = "Comes with the two clocks; leave it out") @Nullable
                    String knownAt)
            throws Exception {
        return balances.balance(memberId, at, knownAt);
    }

    @GET
    @Path("/{memberId}/tier/explanation")
    @Operation(
            operationId = "explainTier",
            summary = "Why a member has his level",
            description = "The periods, the purchases that reached the level, and what is missing for the next one.")
    @APIResponse(responseCode = "200", description = "The explanation")
    @APIResponse(responseCode = "404", ref = "noLevels")
    @APIResponse(responseCode = "503", ref = "busy")
    public RestResponse<TierExplanation> explainTier(
            @PathParam("memberId") String memberId,
            @QueryParam("lang") @Parameter(ref = "lang") @Nullable String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String acceptLanguage)
            throws Exception {
        var language = Language.choose(lang, acceptLanguage);
        return Spoken.in(language, tiers.explain(memberId, language));
    }

    @GET
    @Path("/{memberId}/entries")
    @Operation(
            operationId = "entries",
            summary = "A member's entries, newest first",
            description = "What the clock does by itself (maturing, expiry, the end of a hold) appears within 60 s.")
    @APIResponse(responseCode = "200", description = "A page of entries")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "503", ref = "busy")
    public StatementPage entries(
            @PathParam("memberId") String memberId,
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return statement.entries(memberId, PageLimit.parse(limit), cursor);
    }

    @POST
    @Path("/{memberId}/adjustments")
    @Operation(operationId = "adjust", summary = "Correct a balance by hand")
    @APIResponse(
            responseCode = "201",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = StatementLine.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "409", ref = "insufficientPoints")
    @APIResponse(responseCode = "422", ref = "invalidAdjustment")
    @APIResponse(responseCode = "423", ref = "blocked")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response adjust(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("memberId") String memberId,
            @Nullable AdjustBody body)
            throws Exception {
        return adjustments
                .adjust(key, Actor.parse(actor), memberId, Requests.body(body))
                .response();
    }
}

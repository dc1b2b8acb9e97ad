package io.pointbook.ledger.member;

import io.pointbook.ledger.door.Requests;
import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.IdempotentRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** Doors about a member. */
@Path("/members")
@Tag(name = "Members", description = "Who is a member, by which card")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MembersResource {
    private final Members members;

    MembersResource(Members members) {
        this.members = members;
    }

    @POST
    @Operation(
            operationId = "enrolMember",
            summary = "Enrol a member",
            description = "A card that a till has shown before keeps its account and its points.")
    @APIResponse(
            responseCode = "201",
            description = "A new member",
            content = @Content(schema = @Schema(implementation = Member.Enrolled.class)))
    @APIResponse(
            responseCode = "200",
            description = "The card's account was there already; its member has enrolled now",
            content = @Content(schema = @Schema(implementation = Member.Enrolled.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "409", ref = "cardTaken")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response enrol(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @Nullable EnrolBody body)
            throws Exception {
        return members.enrol(key, Requests.body(body)).response();
    }

    @GET
    @Operation(operationId = "findMemberByCard", summary = "Find the member who has a card")
    @APIResponse(responseCode = "200", description = "The member")
    @APIResponse(responseCode = "404", ref = "unknownCard")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Member findByCard(
            @QueryParam("card")
                    @Parameter(required = true, description = "The card's number exactly as a till reads it")
                    @Nullable
                    String card)
            throws Exception {
        return members.findByCard(card);
    }

    @GET
    @Path("/{memberId}")
    @Operation(operationId = "findMember", summary = "A member")
    @APIResponse(responseCode = "200", description = "The member")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "503", ref = "busy")
    public Member find(@PathParam("memberId") String memberId) throws Exception {
        return members.find(memberId);
    }

    @POST
    @Path("/{memberId}/block")
    @Operation(
            operationId = "blockMember",
            summary = "Block an account",
            description = "It still earns, returns and captures; holds and negative adjustments get 423.")
    @APIResponse(
            responseCode = "200",
            description = "The member, blocked",
            content = @Content(schema = @Schema(implementation = Member.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response block(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("memberId") String memberId,
            @Nullable ReasonBody body)
            throws Exception {
        return members.block(key, Actor.parse(actor), memberId, Requests.body(body))
                .response();
    }

    @POST
    @Path("/{memberId}/unblock")
    @Operation(operationId = "unblockMember", summary = "Unblock an account")
    @APIResponse(
            responseCode = "200",
            description = "The member, not blocked any more",
            content = @Content(schema = @Schema(implementation = Member.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response unblock(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("memberId") String memberId,
            @Nullable ReasonBody body)
            throws Exception {
        return members.unblock(key, Actor.parse(actor), memberId, Requests.body(body))
                .response();
    }
}

package io.pointbook.ledger.household;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors about households. */
@Path("/households")
@Tag(name = "Households", description = "Several members with one balance")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HouseholdsResource {
    private final Households households;

    HouseholdsResource(Households households) {
        this.households = households;
    }

    @POST
    @Operation(
            operationId = "foundHousehold",
            summary = "Found a household with its first member",
            description = "Its account is the pool: what its members' cards earn from now on, and what they spend.")
    @APIResponse(
            responseCode = "201",
            description = "The household",
            content = @Content(schema = @Schema(implementation = HouseholdAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "409", ref = "inHousehold")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "423", ref = "blocked")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response found(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @Nullable JoinBody body)
            throws Exception {
        return households.found(key, Actor.parse(actor), Requests.body(body)).response();
    }

    @GET
    @Path("/{householdId}")
    @Operation(operationId = "household", summary = "Who belongs to a household, and who did")
    @APIResponse(responseCode = "200", description = "The household")
    @APIResponse(responseCode = "404", ref = "unknownHousehold")
    @APIResponse(responseCode = "503", ref = "busy")
    public HouseholdAnswer find(@PathParam("householdId") String householdId) throws Exception {
        return households.find(householdId);
    }

    @POST
    @Path("/{householdId}/members")
    @Operation(operationId = "joinHousehold", summary = "Let a member join")
    @APIResponse(
            responseCode = "200",
            description = "The household",
            content = @Content(schema = @Schema(implementation = HouseholdAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownHousehold")
    @APIResponse(responseCode = "409", ref = "inHousehold")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "423", ref = "blocked")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response join(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("householdId") String householdId,
            @Nullable JoinBody body)
            throws Exception {
        return households
                .join(key, Actor.parse(actor), householdId, Requests.body(body))
                .response();
    }

    @POST
    @Path("/{householdId}/members/{memberId}/departure")
    @Operation(
            operationId = "leaveHousehold",
            summary = "Let a member leave, with or without points",
            description = "What he earned stays in the pool, but for the points that he takes along.")
    @APIResponse(
            responseCode = "200",
            description = "The household",
            content = @Content(schema = @Schema(implementation = HouseholdAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownHousehold")
    @APIResponse(responseCode = "409", ref = "cannotLeave")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "423", ref = "blocked")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response leave(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("householdId") String householdId,
            @PathParam("memberId") String memberId,
            @Nullable LeaveBody body)
            throws Exception {
        return households
                .leave(key, Actor.parse(actor), householdId, memberId, Requests.body(body))
                .response();
    }
}

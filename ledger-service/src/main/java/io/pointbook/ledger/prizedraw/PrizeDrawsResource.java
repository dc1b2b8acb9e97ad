package io.pointbook.ledger.prizedraw;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Doors for prize draws. */
@Path("/prize-draws")
@Tag(
        name = "Prize draws",
        description =
                "Tickets are units of a wallet that rules give. A draw is announced, closed and held; each step can"
                        + " be repeated and then answers what it answered before.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PrizeDrawsResource {
    private final PrizeDraws draws;

    PrizeDrawsResource(PrizeDraws draws) {
        this.draws = draws;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "announcePrizeDraw",
            summary = "Announce a draw, before its period ends",
            description =
                    "The answer has a commitment: the SHA-256 of a secret that is published when the draw is held.")
    @APIResponse(
            responseCode = "201",
            description = "The draw",
            content = @Content(schema = @Schema(implementation = DrawAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownProgramme")
    @APIResponse(responseCode = "422", ref = "invalidDraw")
    @APIResponse(responseCode = "503", ref = "busy")
    public DrawAnswer announce(
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor, @Nullable AnnounceBody body)
            throws Exception {
        return draws.announce(Requests.body(body), Actor.parse(actor));
    }

    @GET
    @Operation(operationId = "prizeDraws", summary = "All draws, the latest announced first")
    @APIResponse(responseCode = "200", description = "A page of draws")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "503", ref = "busy")
    public DrawPage all(
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return draws.all(PageLimit.parse(limit), cursor);
    }

    @GET
    @Path("/{drawId}")
    @Operation(operationId = "prizeDraw", summary = "A draw with its seed and its winners, once it is held")
    @APIResponse(responseCode = "200", description = "The draw")
    @APIResponse(responseCode = "404", ref = "unknownDraw")
    @APIResponse(responseCode = "503", ref = "busy")
    public DrawAnswer find(@PathParam("drawId") String drawId) throws Exception {
        return draws.find(drawId);
    }

    @GET
    @Path("/{drawId}/entries")
    @Operation(
            operationId = "prizeEntries",
            summary = "The entries of a closed draw, in the order in which its tickets are numbered",
            description = "By the bytes of the lot's id in UTF-8. Before the draw is closed there are none.")
    @APIResponse(responseCode = "200", description = "A page of entries")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "404", ref = "unknownDraw")
    @APIResponse(responseCode = "503", ref = "busy")
    public EntryPage entries(
            @PathParam("drawId") String drawId,
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return draws.entries(drawId, PageLimit.parse(limit), cursor);
    }

    @POST
    @Path("/{drawId}/close")
    @Operation(
            operationId = "closePrizeDraw",
            summary = "Fix the entries, at or after the end of the period",
            description =
                    "What is left of the units that the wallet got in the period, as known now: receipts that come"
                            + " later do not take part any more.")
    @APIResponse(
            responseCode = "200",
            description = "The draw with the digest of its entries",
            content = @Content(schema = @Schema(implementation = DrawAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownDraw")
    @APIResponse(responseCode = "409", ref = "drawNotReady")
    @APIResponse(responseCode = "422", ref = "invalidDraw")
    @APIResponse(responseCode = "503", ref = "busy")
    public DrawAnswer close(
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("drawId") String drawId)
            throws Exception {
        return draws.close(drawId, Actor.parse(actor));
    }

    @POST
    @Path("/{drawId}/hold")
    @Operation(
            operationId = "holdPrizeDraw",
            summary = "Find the winners, once",
            description =
                    "A draw without a public source is closed by this too. The answer has the secret, the seed and"
                            + " the winners: with the entries everybody can find the same ones.")
    @APIResponse(
            responseCode = "200",
            description = "The draw with its winners",
            content = @Content(schema = @Schema(implementation = DrawAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownDraw")
    @APIResponse(responseCode = "409", ref = "drawNotReady")
    @APIResponse(responseCode = "422", ref = "invalidDraw")
    @APIResponse(responseCode = "503", ref = "busy")
    public DrawAnswer hold(
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @PathParam("drawId") String drawId,
            @Nullable HoldDrawBody body)
            throws Exception {
        return draws.hold(drawId, body == null ? null : body.publicValue(), Actor.parse(actor));
    }
}

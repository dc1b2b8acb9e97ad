package io.pointbook.rewards.fulfilment;

import io.pointbook.rewards.catalogue.RewardKind;
import io.pointbook.rewards.fulfilment.Fulfilment.Wanted;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.PageLimit;
import io.pointbook.runtime.http.Requests;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors at which one sees what is due. */
@Path("/")
@Tag(
        name = "Fulfilment",
        description =
                "What is to be handed over, sent or paid out. Where a member lives stands with his contacts, not here.")
@Produces(MediaType.APPLICATION_JSON)
public class FulfilmentsResource {
    private final Fulfilments fulfilments;

    FulfilmentsResource(Fulfilments fulfilments) {
        this.fulfilments = fulfilments;
    }

    @GET
    @Path("/fulfilments")
    @Operation(
            operationId = "fulfilments",
            summary = "What is to be handed over, sent or paid out, the longest due first")
    @APIResponse(responseCode = "200", description = "A page of it")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "422", ref = "invalidSearch")
    @APIResponse(responseCode = "503", ref = "busy")
    public Fulfilment.Page fulfilments(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = FulfilmentState.class)) @Nullable
                    String state,
            @QueryParam("way") @Parameter(schema = @Schema(implementation = FulfilmentWay.class)) @Nullable String way,
            @QueryParam("kind") @Parameter(schema = @Schema(implementation = RewardKind.class)) @Nullable String kind,
            @QueryParam("storeId") @Nullable String storeId,
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return fulfilments.page(wanted(state, way, kind, storeId), PageLimit.parse(limit), cursor);
    }

    @GET
    @Path("/fulfilments.csv")
    @Produces(Csv.TYPE)
    @Operation(
            operationId = "fulfilmentsTable",
            summary = "The same as a table",
            description =
                    "With kind=CASHBACK and state=OPEN it is the list of what is to be paid out: valueAmount, in minor"
                            + " units of valueCurrency.")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = Csv.TYPE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "422", ref = "invalidSearch")
    public StreamingOutput csv(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = FulfilmentState.class)) @Nullable
                    String state,
            @QueryParam("way") @Parameter(schema = @Schema(implementation = FulfilmentWay.class)) @Nullable String way,
            @QueryParam("kind") @Parameter(schema = @Schema(implementation = RewardKind.class)) @Nullable String kind,
            @QueryParam("storeId") @Nullable String storeId) {
        return fulfilments.csv(wanted(state, way, kind, storeId));
    }

    private static Wanted wanted(
            @Nullable String state, @Nullable String way, @Nullable String kind, @Nullable String storeId) {
        return new Wanted(
                state == null ? null : Requests.one(FulfilmentState.class, state, "state"),
                way == null ? null : Requests.one(FulfilmentWay.class, way, "way"),
                kind == null ? null : Requests.one(RewardKind.class, kind, "kind"),
                storeId);
    }

    @GET
    @Path("/fulfilments/{redemptionId}")
    @Operation(
            operationId = "fulfilment",
            summary = "How far one has come",
            description = "With 'pickupCode' where the member comes for it: show it to nobody else.")
    @APIResponse(responseCode = "200", description = "It")
    @APIResponse(responseCode = "404", ref = "unknownRedemption")
    @APIResponse(responseCode = "503", ref = "busy")
    public Fulfilment fulfilment(@PathParam("redemptionId") String redemptionId) throws Exception {
        return fulfilments.find(redemptionId);
    }
}

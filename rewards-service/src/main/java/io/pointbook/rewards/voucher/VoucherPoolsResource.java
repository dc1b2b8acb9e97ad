package io.pointbook.rewards.voucher;

import io.pointbook.runtime.http.Csv;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors of voucher pools. No door ever lists codes. */
@Path("/voucher-pools")
@Tag(
        name = "Voucher pools",
        description = "Codes of other firms, kept sealed; a reward of kind VOUCHER gives them away")
@Produces(MediaType.APPLICATION_JSON)
public class VoucherPoolsResource {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final VoucherPools pools;

    VoucherPoolsResource(VoucherPools pools) {
        this.pools = pools;
    }

    @GET
    @Operation(operationId = "voucherPools", summary = "Pools, and how full they are")
    @APIResponse(responseCode = "200", description = "A page of pools, by name")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "503", ref = "busy")
    public VoucherPool.Page pools(
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return pools.page(PageLimit.parse(limit), cursor);
    }

    @PUT
    @Path("/{poolId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putVoucherPool", summary = "Put a pool up, or say when it is low")
    @APIResponse(responseCode = "200", description = "It was there")
    @APIResponse(responseCode = "201", description = "It is new, and empty")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response put(@PathParam("poolId") String poolId, VoucherPool.@Nullable Body body) throws Exception {
        return Response.status(pools.put(poolId, Requests.body(body)) ? CREATED : OK)
                .build();
    }

    @POST
    @Path("/{poolId}/codes")
    @Consumes(Csv.TYPE)
    @Operation(
            operationId = "importVouchers",
            summary = "Take codes in",
            description =
                    "CSV with a column code, and validUntil (RFC 3339) where codes end; 50,000 rows at most. A code"
                            + " that the pool has, or had, is left as it is: the same file again does nothing.")
    @APIResponse(
            responseCode = "201",
            description = "How many came in",
            content = @Content(schema = @Schema(implementation = VoucherPool.Imported.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownPool")
    @APIResponse(responseCode = "409", ref = "voucherKeyMissing")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response add(
            @HeaderParam(IdempotentRequest.HEADER) @Parameter(ref = "idempotencyKey") @Nullable String key,
            @PathParam("poolId") String poolId,
            @RequestBody(content = @Content(mediaType = Csv.TYPE, schema = @Schema(type = SchemaType.STRING))) @Nullable
                    InputStream file)
            throws Exception {
        return pools.add(key, poolId, file).response();
    }
}

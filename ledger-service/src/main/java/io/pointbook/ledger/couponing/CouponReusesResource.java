package io.pointbook.ledger.couponing;

import io.pointbook.runtime.http.PageLimit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An operator's door. */
@Path("/coupon-reuses")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
public class CouponReusesResource {
    private final CouponLists lists;

    CouponReusesResource(CouponLists lists) {
        this.lists = lists;
    }

    @GET
    @Operation(
            operationId = "couponReuses",
            summary = "Receipts that carried a redeemed coupon, the latest first",
            description = "The coupon gave nothing there; the till may have given a discount all the same.")
    @APIResponse(responseCode = "200", description = "A page of reuses")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "503", ref = "busy")
    public CouponReusePage reuses(
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return lists.reuses(PageLimit.parse(limit), cursor);
    }
}

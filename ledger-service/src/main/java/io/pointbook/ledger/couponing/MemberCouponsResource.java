package io.pointbook.ledger.couponing;

import io.pointbook.runtime.http.PageLimit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A member's coupons. */
@Path("/members")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
public class MemberCouponsResource {
    private final CouponLists lists;

    MemberCouponsResource(CouponLists lists) {
        this.lists = lists;
    }

    @GET
    @Path("/{memberId}/coupons")
    @Operation(operationId = "memberCoupons", summary = "A member's coupons, the latest issued first")
    @APIResponse(responseCode = "200", description = "A page of coupons")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "503", ref = "busy")
    public CouponPage coupons(
            @PathParam("memberId") String memberId,
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return lists.ofMember(memberId, PageLimit.parse(limit), cursor);
    }
}

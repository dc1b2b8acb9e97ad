package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.voucher.Vouchers;
import io.pointbook.runtime.http.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door at which members see their voucher codes. */
@Path("/redemptions/{redemptionId}/vouchers")
@Tag(name = "Redemptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MemberVouchersResource {
    private final MemberVouchers vouchers;

    MemberVouchersResource(MemberVouchers vouchers) {
        this.vouchers = vouchers;
    }

    @POST
    @Operation(
            operationId = "showVouchers",
            summary = "Show the codes to the member whose they are, once",
            description =
                    "The same showId again gets them again for ten minutes (pointbook.rewards.voucher.show-again-for):"
                            + " an answer may have been lost. Any other: 409 already_shown.")
    @APIResponse(
            responseCode = "200",
            description = "The codes. Do not store them",
            content = @Content(schema = @Schema(implementation = Vouchers.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownRedemption")
    @APIResponse(responseCode = "409", ref = "notToBeShown")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response show(@PathParam("redemptionId") String redemptionId, @Nullable ShowVouchersBody body)
            throws Exception {
        return Response.ok(vouchers.show(redemptionId, Requests.body(body)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

package io.pointbook.ledger.couponing;

import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.door.Spoken;
import io.pointbook.ledger.words.Language;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Doors for coupons. */
@Path("/coupons")
@Tag(
        name = "Coupons",
        description = "Issue a coupon, keep it for a purchase, use it up or give it back. The header Idempotency-Key is"
                + " ignored here: the ids in the bodies do its work.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CouponsResource {
    private final Coupons coupons;
    private final CouponExplanations explanations;

    CouponsResource(Coupons coupons, CouponExplanations explanations) {
        this.coupons = coupons;
        this.explanations = explanations;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "issueCoupon",
            summary = "Issue a coupon",
            description = "The same request again gets the first answer, whatever has become of the coupon since.")
    @APIResponse(
            responseCode = "201",
            description = "The coupon",
            content = @Content(schema = @Schema(implementation = CouponAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "409", ref = "codeTaken")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public CouponAnswer issue(@Nullable IssueCouponBody body) throws Exception {
        return coupons.issue(Requests.body(body));
    }

    @GET
    @Path("/{code}")
    @Operation(
            operationId = "coupon",
            summary = "A coupon",
            description = "Right at the instant: what has expired or run out by now counts, posted or not.")
    @APIResponse(responseCode = "200", description = "The coupon")
    @APIResponse(responseCode = "404", ref = "unknownCoupon")
    @APIResponse(responseCode = "503", ref = "busy")
    public CouponAnswer find(@PathParam("code") String code) throws Exception {
        return coupons.find(code);
    }

    @GET
    @Path("/{code}/explanation")
    @Operation(
            operationId = "explainCoupon",
            summary = "Why there is a coupon, and what has become of it",
            description =
                    "The rule and version that issued it and the receipt that it came with, or who else issued it;"
                            + " what it gives; each step of its life.")
    @APIResponse(responseCode = "200", description = "The explanation")
    @APIResponse(responseCode = "404", ref = "unknownCoupon")
    @APIResponse(responseCode = "503", ref = "busy")
    public RestResponse<CouponExplanation> explain(
            @PathParam("code") String code,
            @QueryParam("lang") @Parameter(ref = "lang") @Nullable String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String acceptLanguage)
            throws Exception {
        var language = Language.choose(lang, acceptLanguage);
        return Spoken.in(language, explanations.explain(code, language));
    }

    @POST
    @Path("/{code}/reserve")
    @Operation(
            operationId = "reserveCoupon",
            summary = "Keep a coupon for a purchase",
            description = "Nobody else can use it meanwhile, except that a receipt that carries it is a fact. A"
                    + " reservation made in time still redeems when the coupon's validity ends meanwhile.")
    @APIResponse(
            responseCode = "200",
            description = "The coupon is reserved",
            content = @Content(schema = @Schema(implementation = CouponAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownCoupon")
    @APIResponse(responseCode = "409", ref = "couponNotFree")
    @APIResponse(responseCode = "422", ref = "invalidCouponUse")
    @APIResponse(responseCode = "503", ref = "busy")
    public CouponAnswer reserve(@PathParam("code") String code, @Nullable ReserveCouponBody body) throws Exception {
        return coupons.reserve(code, Requests.body(body));
    }

    @POST
    @Path("/{code}/redeem")
    @Operation(
            operationId = "redeemCoupon",
            summary = "Use a coupon up",
            description =
                    "A receipt that carries the code does the same by itself; this is for those who have none yet.")
    @APIResponse(
            responseCode = "200",
            description = "The coupon is used up",
            content = @Content(schema = @Schema(implementation = CouponAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownCoupon")
    @APIResponse(responseCode = "409", ref = "couponNotFree")
    @APIResponse(responseCode = "422", ref = "invalidCouponUse")
    @APIResponse(responseCode = "503", ref = "busy")
    public CouponAnswer redeem(@PathParam("code") String code, @Nullable RedeemCouponBody body) throws Exception {
        return coupons.redeem(code, Requests.body(body));
    }

    @POST
    @Path("/{code}/release")
    @Operation(operationId = "releaseCoupon", summary = "Give a reservation up")
    @APIResponse(
            responseCode = "200",
            description = "The coupon is free again",
            content = @Content(schema = @Schema(implementation = CouponAnswer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownReservation")
    @APIResponse(responseCode = "409", ref = "reservationEnded")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public CouponAnswer release(@PathParam("code") String code, @Nullable ReleaseCouponBody body) throws Exception {
        return coupons.release(code, Requests.body(body));
    }
}

package io.pointbook.ledger.paying;

import io.pointbook.ledger.door.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to what a return gives back. */
@Path("/return-offers")
@Tag(name = "Paying")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReturnOffersResource {
    private final ReturnOffers offers;

    ReturnOffersResource(ReturnOffers offers) {
        this.offers = offers;
    }

    @POST
    @Operation(
            operationId = "offerReturn",
            summary = "How much money and how many points go back for goods that come back",
            description = "Nothing is written or reserved and no Idempotency-Key is needed. What has come back already"
                    + " is left out, with its cause. Several returns that follow their offers add up exactly to what"
                    + " was paid.")
    @APIResponse(responseCode = "200", description = "What goes back")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownReceipt")
    @APIResponse(responseCode = "409", ref = "nothingToReturn")
    @APIResponse(responseCode = "422", ref = "invalidReturnOffer")
    @APIResponse(responseCode = "503", ref = "busy")
    public ReturnOffer offer(@Nullable ReturnOfferBody body) throws Exception {
        return offers.offer(Requests.body(body));
    }
}

package io.pointbook.ledger.statement;

import io.pointbook.ledger.door.Spoken;
import io.pointbook.ledger.words.Language;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to what one receipt did. */
@Path("/receipts")
@Tag(name = "Statement")
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptsResource {
    private final ReceiptExplanations explanations;

    ReceiptsResource(ReceiptExplanations explanations) {
        this.explanations = explanations;
    }

    @GET
    @Path("/{receipt: .+}/explanation")
    @Operation(
            operationId = "explainReceipt",
            summary = "What a receipt did, also where it did nothing",
            description =
                    "Each entry in one sentence, the notes, the coupons that it brought, and why no account has it.")
    @APIResponse(responseCode = "200", description = "The explanation")
    @APIResponse(responseCode = "404", ref = "unknownReceipt")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public RestResponse<ReceiptExplanation> explain(
            @PathParam("receipt")
                    @Parameter(description = "store/workstation/businessDay/sequenceNumber; its slashes may stay")
                    String receipt,
            @QueryParam("silentRules")
                    @DefaultValue("false")
                    @Parameter(description = "true: also say which rules gave nothing, and why")
                    boolean silentRules,
            @QueryParam("lang") @Parameter(ref = "lang") @Nullable String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String acceptLanguage)
            throws Exception {
        var language = Language.choose(lang, acceptLanguage);
        return Spoken.in(language, explanations.explain(receipt, silentRules, language));
    }
}

package io.pointbook.ledger.quote;

import io.pointbook.ledger.door.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A till's door for baskets that are not paid yet. */
@Path("/quotes")
@Tag(name = "Quotes", description = "What an open basket would give")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuotesResource {
    private final Quotes quotes;

    QuotesResource(Quotes quotes) {
        this.quotes = quotes;
    }

    @POST
    @Operation(
            operationId = "quote",
            summary = "What a basket would give if it were paid now",
            description = "The body is a receipt by docs/contracts/receipt-v1.schema.json as far as it is known:"
                    + " storeId, workstationId, businessDay, sequenceNumber, type, endedAt and card may be missing."
                    + " Nothing is written and no Idempotency-Key is needed. Draws are left out.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "The quote")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", ref = "invalidBasket")
    @APIResponse(responseCode = "503", ref = "busy")
    public Quote quote(
            @QueryParam("at")
                    @Parameter(
                            description = "Time with offset, RFC 3339: as though the basket ended then. Absent: the"
                                    + " body's member `at`, else its `endedAt`, else now")
                    @Nullable
                    String at,
            @Nullable String body)
            throws Exception {
        return quotes.quote(
                Requests.body(body == null || body.isBlank() ? null : body).getBytes(StandardCharsets.UTF_8), at);
    }
}

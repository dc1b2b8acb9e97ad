package io.pointbook.ledger.paying;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The till's door to the hold that a code stands for. */
@Path("/hold-codes")
@Tag(name = "Paying")
@Produces(MediaType.APPLICATION_JSON)
public class HoldCodesResource {
    private final HoldCodes codes;

    HoldCodesResource(HoldCodes codes) {
        this.codes = codes;
    }

    @GET
    @Path("/{code}")
    @Operation(
            operationId = "holdOfCode",
            summary = "The hold that a code stands for",
            description = "The till then names the holdId in its receipt's POINTS tender. Looking uses nothing up.")
    @APIResponse(responseCode = "200", description = "The hold")
    @APIResponse(responseCode = "404", ref = "unknownCode")
    @APIResponse(responseCode = "409", ref = "codeOver")
    @APIResponse(responseCode = "422", ref = "invalidCode")
    @APIResponse(responseCode = "503", ref = "busy")
    public HeldByCode look(
            @PathParam("code") @Parameter(description = "Eleven digits; blanks and hyphens do not matter") String code,
            @QueryParam("currency")
                    @Parameter(description = "ISO 4217, up to ten times: also say what the points pay in it")
                    List<String> currency)
            throws Exception {
        return codes.look(code, currency);
    }
}

package io.pointbook.rewards.code;

import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Doors of codes. */
@Path("/")
@Tag(
        name = "Codes",
        description = "Codes with a check character that are printed or sent out, and become a coupon of the member who"
                + " enters one. The header Idempotency-Key is ignored here: the ids do its work.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CodesResource {
    private final Codes codes;

    CodesResource(Codes codes) {
        this.codes = codes;
    }

    @PUT
    @Path("/code-series/{seriesId}")
    @Operation(
            operationId = "putCodeSeries",
            summary = "Issue codes in bulk, or one for many",
            description = "Answers when all are there; what was broken off goes on with the same call. A higher count"
                    + " issues more, a lower one changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The series with its codes",
            content = @Content(schema = @Schema(implementation = CodeSeries.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "409", ref = "codeTaken")
    @APIResponse(responseCode = "422", ref = "invalid")
    @APIResponse(responseCode = "503", ref = "busy")
    public CodeSeries put(
            @PathParam("seriesId") String seriesId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            @Nullable SeriesBody body)
            throws Exception {
        return codes.put(seriesId, Requests.body(body), Actor.parse(actor));
    }

    @GET
    @Path("/code-series/{seriesId}")
    @Operation(operationId = "codeSeries", summary = "A series of codes")
    @APIResponse(responseCode = "200", description = "The series")
    @APIResponse(responseCode = "404", ref = "unknownSeries")
    @APIResponse(responseCode = "503", ref = "busy")
    public CodeSeries series(@PathParam("seriesId") String seriesId) throws Exception {
        return codes.find(seriesId);
    }

    @GET
    @Path("/code-series/{seriesId}/codes.csv")
    @Produces(Csv.TYPE)
    @Operation(operationId = "codes", summary = "All codes of a series, for who prints or sends them")
    @APIResponse(
            responseCode = "200",
            description = "Columns number and code",
            content = @Content(mediaType = Csv.TYPE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", ref = "unknownSeries")
    public StreamingOutput csv(@PathParam("seriesId") String seriesId) throws Exception {
        return codes.csv(seriesId);
    }

    @POST
    @Path("/codes/claims")
    @ResponseStatus(201)
    @Operation(
            operationId = "claimCode",
            summary = "A member enters a code",
            description =
                    "The ledger issues the coupon to him, once. The code of a UNIQUE series is then the coupon's own.")
    @APIResponse(
            responseCode = "201",
            description = "He has the coupon",
            content = @Content(schema = @Schema(implementation = Claim.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownCodeOrMember")
    @APIResponse(responseCode = "409", ref = "codeNotToBeHad")
    @APIResponse(responseCode = "422", ref = "mistyped")
    @APIResponse(responseCode = "503", ref = "ledgerUnavailable")
    public Claim claim(Claim.@Nullable Body body) throws Exception {
        return codes.claim(Requests.body(body));
    }
}

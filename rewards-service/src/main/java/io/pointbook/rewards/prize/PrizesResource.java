package io.pointbook.rewards.prize;

import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.PageLimit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors of yearly statements. */
@Path("/")
@Tag(name = "Prizes", description = "What members got that is worth money, for those who tell the tax office")
public class PrizesResource {
    private final Prizes prizes;

    PrizesResource(Prizes prizes) {
        this.prizes = prizes;
    }

    @GET
    @Path("/members/{memberId}/prizes")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "prizesOfMember",
            summary = "A member's prizes of a year, the latest first, with totals",
            description =
                    "What was handed over in that year and had a 'value' when it was asked for. A member of whom there"
                            + " is nothing has an empty statement.")
    @APIResponse(responseCode = "200", description = "The statement")
    @APIResponse(responseCode = "400", ref = "badPage")
    @APIResponse(responseCode = "422", ref = "invalidSearch")
    @APIResponse(responseCode = "503", ref = "busy")
    public PrizeStatement ofMember(
            @PathParam("memberId") String memberId,
            @QueryParam("year") @Parameter(ref = "year") @Nullable String year,
            @QueryParam("limit") @Parameter(ref = "limit") @Nullable String limit,
            @QueryParam("cursor") @Parameter(ref = "cursor") @Nullable String cursor)
            throws Exception {
        return prizes.of(memberId, year, PageLimit.parse(limit), cursor);
    }

    @GET
    @Path("/prizes.csv")
    @Produces(Csv.TYPE)
    @Operation(
            operationId = "prizes",
            summary = "Everybody's prizes of a year, added up by member, kind, tax class and currency",
            description =
                    "Columns memberId, memberKind, taxClass, currency, prizes, pieces, largest, value, cash; money in"
                            + " minor units.")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = Csv.TYPE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "422", ref = "invalidSearch")
    public StreamingOutput all(@QueryParam("year") @Parameter(ref = "year") @Nullable String year) {
        return prizes.csv(year);
    }
}

package io.pointbook.ledger.statement;

import io.pointbook.ledger.door.Spoken;
import io.pointbook.ledger.words.Language;
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

/** The door to the arithmetic of one entry. */
@Path("/entries")
@Tag(name = "Statement")
@Produces(MediaType.APPLICATION_JSON)
public class EntriesResource {
    private final Explanations explanations;

    EntriesResource(Explanations explanations) {
        this.explanations = explanations;
    }

    @GET
    @Path("/{entryId: .+}/explanation")
    @Operation(
            operationId = "explainEntry",
            summary = "Why an entry is as it is",
            description =
                    "The rule and its version, base, factor, cap and rounding; per receipt line its share or why it has"
                            + " none; for points that went, the lots that they came from and the entries that opened those. As numbers, as a tree, in"
                            + " one sentence and in several, in the language asked for.")
    @APIResponse(responseCode = "200", description = "The explanation")
    @APIResponse(responseCode = "404", ref = "unknownEntry")
    @APIResponse(responseCode = "503", ref = "busy")
    public RestResponse<Explanation> explain(
            @PathParam("entryId")
                    @Parameter(
                            description =
                                    "As it stands in the entry; its slashes may stay, '#' is written %23 and '%' %25")
                    String entryId,
            @QueryParam("lang") @Parameter(ref = "lang") @Nullable String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String acceptLanguage)
            throws Exception {
        var language = Language.choose(lang, acceptLanguage);
        return Spoken.in(language, explanations.explain(entryId, language));
    }
}

package io.pointbook.notification.questionnaire;

import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors of questionnaires. */
@Path("/questionnaires")
@Tag(name = "Questionnaires", description = "What members are asked, and what they answered")
@Produces(MediaType.APPLICATION_JSON)
public class QuestionnairesResource {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Questionnaires questionnaires;

    QuestionnairesResource(Questionnaires questionnaires) {
        this.questionnaires = questionnaires;
    }

    @GET
    @Operation(operationId = "questionnaires", summary = "The latest version of each questionnaire, by id")
    @APIResponse(responseCode = "200", description = "All of them, 50 at most")
    public Questionnaires.All all() throws Exception {
        return questionnaires.all();
    }

    @PUT
    @Path("/{questionnaireId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putQuestionnaire",
            summary = "Save a questionnaire",
            description =
                    "A change is another version, the earlier ones stay with their answers; the same again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "It was there",
            content = @Content(schema = @Schema(implementation = Questionnaires.Answer.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = Questionnaires.Answer.class)))
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", description = "`invalid_request`: a value cannot be used, the detail says which")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response put(
            @HeaderParam(Actor.HEADER)
                    @Parameter(description = "Who acts. It is stored, and proves nothing until roles exist")
                    @Nullable
                    String actor,
            @PathParam("questionnaireId") String questionnaireId,
            @Nullable QuestionnaireBody body)
            throws Exception {
        var saved = questionnaires.put(questionnaireId, Requests.body(body), Actor.parse(actor));
        return Response.status(saved.isNew() ? CREATED : OK)
                .entity(saved.answer())
                .build();
    }

    @GET
    @Path("/{questionnaireId}")
    @Operation(operationId = "questionnaire", summary = "A questionnaire")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", ref = "unknownQuestionnaire")
    @APIResponse(responseCode = "422", description = "`invalid_request`: 'version' is a number from 1")
    public Questionnaires.Answer questionnaire(
            @PathParam("questionnaireId") String questionnaireId,
            @QueryParam("version") @Parameter(description = "The latest unless told") @Nullable String version)
            throws Exception {
        return questionnaires.get(Requests.id(questionnaireId, "questionnaireId"), number(version));
    }

    private static @Nullable Integer number(@Nullable String version) {
        if (version == null || version.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(version);
        } catch (NumberFormatException _) {
            throw Requests.invalid("'version' is a number from 1.");
        }
    }
}

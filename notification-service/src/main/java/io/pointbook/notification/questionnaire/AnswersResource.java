package io.pointbook.notification.questionnaire;

import io.pointbook.notification.contact.Answered;
import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors of what members answered. */
@Path("/contacts/{memberId}/answers")
@Tag(name = "Questionnaires", description = "What members are asked, and what they answered")
@Produces(MediaType.APPLICATION_JSON)
public class AnswersResource {
    private final Answering answering;

    AnswersResource(Answering answering) {
        this.answering = answering;
    }

    @PUT
    @Path("/{questionnaireId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putAnswers",
            summary = "Write down what a member answered",
            description =
                    "The latest by its own time ('at') counts, and takes the place of all that he answered to this"
                            + " questionnaire before; the same again changes nothing, so no Idempotency-Key is needed. The"
                            + " answer is what counts now.")
    @APIResponse(responseCode = "200", description = "What counts now")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "404", ref = "unknownQuestionnaire")
    @APIResponse(responseCode = "409", ref = "noContactKey")
    @APIResponse(
            responseCode = "422",
            description = "`invalid_request`: the detail names the question that is not in this version, was not"
                    + " answered, or was answered with what it does not take")
    @APIResponse(responseCode = "503", ref = "busy")
    public Answered put(
            @PathParam("memberId") String memberId,
            @PathParam("questionnaireId") String questionnaireId,
            @HeaderParam(Actor.HEADER) @Nullable String actor,
            @Nullable AnswersBody body)
            throws Exception {
        return answering.put(memberId, questionnaireId, Requests.body(body), Actor.parse(actor));
    }

    @GET
    @Operation(operationId = "answers", summary = "What a member answered last, to each questionnaire")
    @APIResponse(responseCode = "200", description = "By questionnaire; empty where he answered nothing")
    @APIResponse(responseCode = "409", ref = "noContactKey")
    public List<Answered> answers(@PathParam("memberId") String memberId) throws Exception {
        return answering.of(memberId);
    }
}

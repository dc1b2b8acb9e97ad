package io.pointbook.notification.confirmation;

import io.pointbook.notification.console.Words;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where members confirm an address. Looking changes nothing, because scanners follow links; the button does. */
@Path("/c/{token}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ConfirmationPage {
    private final ConfirmationDesk desk;
    private final Template page;

    ConfirmationPage(ConfirmationDesk desk, @Location("confirmation/confirm.html") Template page) {
        this.desk = desk;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@PathParam("token") String token, @HeaderParam("Accept-Language") @Nullable String language)
            throws Exception {
        return desk.link(token)
                .map(link -> answer(
                        Response.Status.OK,
                        link.confirmed() ? "confirmDone" : "confirmAsk" + link.channel(),
                        !link.confirmed(),
                        language))
                .orElseGet(() -> unknown(language));
    }

    @POST
    @Operation(hidden = true)
    public Response confirm(@PathParam("token") String token, @HeaderParam("Accept-Language") @Nullable String language)
            throws Exception {
        return desk.confirm(token)
                .map(_ -> answer(Response.Status.OK, "confirmDone", false, language))
                .orElseGet(() -> unknown(language));
    }

    private Response unknown(@Nullable String language) {
        return answer(Response.Status.NOT_FOUND, "confirmUnknown", false, language);
    }

    private Response answer(Response.Status status, String sentence, boolean asks, @Nullable String language) {
        var words = Words.of(language);
        return Response.status(status)
                .entity(page.data("w", words)
                        .data("sentence", words.get(sentence))
                        .data("asks", asks))
                .build();
    }
}

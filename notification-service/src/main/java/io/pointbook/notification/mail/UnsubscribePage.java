package io.pointbook.notification.mail;

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

/**
 * Where readers of our mail leave. Looking changes nothing, because scanners follow links; the button, or a mail program's one
 * click (RFC 8058), does. Nobody has to sign in for it.
 */
@Path("/u/{token}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class UnsubscribePage {
    private final UnsubscribeLinks links;
    private final Template page;

    UnsubscribePage(UnsubscribeLinks links, @Location("mail/unsubscribe.html") Template page) {
        this.links = links;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@PathParam("token") String token, @HeaderParam("Accept-Language") @Nullable String language)
            throws Exception {
        return answer(links.exists(token), "unsubscribeAsk", language);
    }

    @POST
    @Operation(hidden = true)
    public Response leave(@PathParam("token") String token, @HeaderParam("Accept-Language") @Nullable String language)
            throws Exception {
        return answer(links.leave(token), "unsubscribeDone", language);
    }

    private Response answer(boolean known, String sentence, @Nullable String language) {
        var words = Words.of(language);
        return Response.status(known ? Response.Status.OK : Response.Status.NOT_FOUND)
                .entity(page.data("w", words)
                        .data("sentence", words.get(known ? sentence : "unsubscribeUnknown"))
                        .data("asks", known && sentence.equals("unsubscribeAsk")))
                .build();
    }
}

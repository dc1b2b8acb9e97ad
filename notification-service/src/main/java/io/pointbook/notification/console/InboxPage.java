package io.pointbook.notification.console;

import io.pointbook.notification.console.LocalInbox.Message;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What has arrived on the phones and in the mailbox of the local stack. */
@Path("/console/inbox")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class InboxPage {
    private static final int NOT_FOUND = 404;
    private static final int NO_CONTENT = 204;

    /** As many as somebody scrolls through; the local stack keeps some more. */
    private static final int SHOWN = 100;

    private final LocalInbox inbox;
    private final Template page;
    private final Template messages;

    InboxPage(
            LocalInbox inbox,
            @Location("console/inbox.html") Template page,
            @Location("console/messages.html") Template messages) {
        this.inbox = inbox;
        this.page = page;
        this.messages = messages;
    }

    @GET
    @Operation(hidden = true)
    public Response page(@HeaderParam("Accept-Language") @Nullable String language) {
        var newest = newest();
        return Response.status(inbox.isThere() ? Response.Status.OK : Response.Status.NOT_FOUND)
                .entity(show(page, newest, language).data("there", inbox.isThere()))
                .build();
    }

    /** The list alone, for the page that looks every two seconds; nothing when nothing has come. */
    @GET
    @Path("/messages")
    @Operation(hidden = true)
    public Response messages(
            @QueryParam("after") @DefaultValue("-1") long after,
            @HeaderParam("Accept-Language") @Nullable String language) {
        if (!inbox.isThere()) {
            return Response.status(NOT_FOUND).build();
        }
        var newest = newest();
        if (newest != null && number(newest) == after) {
            return Response.status(NO_CONTENT).build();
        }
        return Response.ok(show(messages, newest, language)).build();
    }

    /** The owner of a phone answers a text, for example STOP. */
    @POST
    @Path("/replies")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response reply(
            @FormParam("from") @DefaultValue("") String from,
            @FormParam("to") @DefaultValue("") String to,
            @FormParam("text") @DefaultValue("") String text,
            @HeaderParam("Accept-Language") @Nullable String language)
            throws IOException {
        var words = Words.of(language);
        return Response.ok(inbox.reply(from, to, text) ? words.get("replied") : words.get("notReplied"))
                .build();
    }

    private static TemplateInstance show(Template template, @Nullable List<Message> newest, @Nullable String language) {
        return template.data("w", Words.of(language))
                .data("away", newest == null)
                .data("messages", newest == null ? List.of() : newest)
                .data("newest", newest == null ? -1 : number(newest));
    }

    private static long number(List<Message> newest) {
        return newest.isEmpty() ? 0 : newest.getFirst().number();
    }

    /** Nothing when the inbox does not answer, or is not there. */
    private @Nullable List<Message> newest() {
        try {
            return inbox.isThere() ? inbox.messages().stream().limit(SHOWN).toList() : List.of();
        } catch (IOException away) {
            return null;
        }
    }
}

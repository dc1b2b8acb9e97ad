package io.pointbook.notification.mail;

import io.pointbook.notification.mail.Bounces.Outcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes what came to our bounce addresses, from a relay that pipes it here. */
@Path("/mail/bounces")
@Tag(name = "Mail")
@Produces(MediaType.APPLICATION_JSON)
public class BouncesResource {
    private final Bounces bounces;

    BouncesResource(Bounces bounces) {
        this.bounces = bounces;
    }

    /** What the message was. */
    public record Taken(Outcome outcome) {}

    @POST
    @Consumes("message/rfc822")
    @Operation(
            operationId = "takeBounce",
            summary = "Take a message that came to a bounce address",
            description = "A delivery report (RFC 3464) settles the message whose bounce address it came to. The"
                    + " address carries a proof that only this service can make; a report without one changes"
                    + " nothing. Whatever else arrives there is ignored. The same report again changes nothing.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "message/rfc822", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "200", description = "What it was")
    @APIResponse(responseCode = "503", ref = "busy")
    public Taken take(InputStream message) throws Exception {
        return new Taken(bounces.take(beginning(message)));
    }

    private static byte[] beginning(InputStream message) throws IOException {
        return message.readNBytes(Bounces.MOST_BYTES);
    }
}

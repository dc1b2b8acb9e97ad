package io.pointbook.notification.sms;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where SMS gateways tell what became of messages, and what people answer. */
@Path("/sms")
@Tag(name = "SMS gateways", description = "What gateways tell by themselves")
@Consumes(MediaType.WILDCARD)
public class GatewaysResource {
    private final Gateways gateways;

    GatewaysResource(Gateways gateways) {
        this.gateways = gateways;
    }

    @POST
    @Path("/receipts/{gateway}")
    @Operation(
            operationId = "tellReceipts",
            summary = "A gateway tells what became of messages",
            description = "Written as the settings of this gateway say, as a form or as JSON, with the secret that was"
                    + " agreed. The same may be told again.")
    @APIResponse(responseCode = "204", description = "It was heard")
    @APIResponse(responseCode = "401", ref = "gatewaySecretWrong")
    @APIResponse(responseCode = "404", ref = "unknownGateway")
    @APIResponse(responseCode = "422", ref = "gatewayMessageUnreadable")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response receipts(
            @PathParam("gateway") String gateway, @Context HttpHeaders headers, @Context UriInfo address, byte[] body)
            throws Exception {
        gateways.receipts(gateway, shown(headers, address), text(body));
        return Response.noContent().build();
    }

    @POST
    @Path("/replies/{gateway}")
    @Operation(
            operationId = "tellReplies",
            summary = "A gateway passes on what somebody wrote",
            description = "Written as the settings of this gateway say, as a form or as JSON, with the secret that was"
                    + " agreed.")
    @APIResponse(responseCode = "204", description = "It was heard")
    @APIResponse(responseCode = "401", ref = "gatewaySecretWrong")
    @APIResponse(responseCode = "404", ref = "unknownGateway")
    @APIResponse(responseCode = "422", ref = "gatewayMessageUnreadable")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response replies(
            @PathParam("gateway") String gateway, @Context HttpHeaders headers, @Context UriInfo address, byte[] body)
            throws Exception {
        gateways.replies(gateway, shown(headers, address), text(body));
        return Response.noContent().build();
    }

    private static Gateways.Shown shown(HttpHeaders headers, UriInfo address) {
        return (name, inHeader) -> inHeader
                ? headers.getHeaderString(name)
                : address.getQueryParameters().getFirst(name);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}

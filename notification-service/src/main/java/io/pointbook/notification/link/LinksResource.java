package io.pointbook.notification.link;

import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.runtime.http.Transactions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door that short links lead to. */
@Path("/l/{code}")
@Tag(name = "Links", description = "Short links of texts")
public class LinksResource {
    private static final int FOUND = 302;

    private final Transactions transactions;

    LinksResource(Transactions transactions) {
        this.transactions = transactions;
    }

    @GET
    @Operation(
            operationId = "followLink",
            summary = "Follow a short link",
            description =
                    "Counts as a click, unless the browser says that it only fetches ahead (Sec-Purpose or Purpose:"
                            + " prefetch).")
    @APIResponse(responseCode = "302", description = "Where it leads, as Location")
    @APIResponse(responseCode = "404", ref = "unknownLink")
    @APIResponse(responseCode = "503", ref = "busy")
    public Response follow(
            @PathParam("code") String code,
            @HeaderParam("Sec-Purpose") @Parameter(hidden = true) @Nullable String secPurpose,
            @HeaderParam("Purpose") @Parameter(hidden = true) @Nullable String purpose)
            throws Exception {
        if (isPrefetch(secPurpose) || isPrefetch(purpose)) {
            return look(code);
        }
        return transactions.write(
                transaction -> to(ShortLinks.follow(transaction.connection(), code, transactions.now())));
    }

    @HEAD
    @Operation(
            operationId = "lookAtLink",
            summary = "Where a short link leads",
            description = "Does not count: scanners of mail and previews of chats ask so.")
    @APIResponse(responseCode = "302", description = "Where it leads, as Location")
    @APIResponse(responseCode = "404", ref = "unknownLink")
    public Response look(@PathParam("code") String code) throws Exception {
        return transactions.read(transaction -> to(ShortLinks.url(transaction.connection(), code)));
    }

    private static boolean isPrefetch(@Nullable String purpose) {
        return purpose != null && purpose.startsWith("prefetch");
    }

    private static Response to(@Nullable String url) {
        if (url == null) {
            throw NotificationProblem.UNKNOWN_LINK.because("This link leads nowhere.", Map.of());
        }
        return Response.status(FOUND)
                .location(URI.create(url))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}

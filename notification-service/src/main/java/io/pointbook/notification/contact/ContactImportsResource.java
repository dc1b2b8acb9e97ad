package io.pointbook.notification.contact;

import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.Csv;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door for contacts in files. */
@Path("/contact-imports")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
public class ContactImportsResource {
    private final ContactFiles files;

    ContactImportsResource(ContactFiles files) {
        this.files = files;
    }

    @POST
    @Consumes(Csv.TYPE)
    @Operation(
            operationId = "importContacts",
            summary = "Contacts and consents from a file",
            description = "Columns: memberId or card; phone, email, language, zone, birthYear; attribute:NAME;"
                    + " consent:CHANNEL:PURPOSE with the version of the words that he agreed to, or no; consentAt and"
                    + " consentSource with them. All lines or none; the same file again changes nothing, so no"
                    + " Idempotency-Key is needed. At most 10,000 lines.")
    @APIResponse(responseCode = "200", description = "All lines are written down")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "409", ref = "noContactKey")
    @APIResponse(responseCode = "422", description = "`invalid_request`: a line cannot be used; the answer names it")
    @APIResponse(
            responseCode = "503",
            description = "`ledger_away`: a card cannot be looked up now; nothing of the file was done")
    public ContactFiles.Imported take(@HeaderParam(Actor.HEADER) @Nullable String actor, @Nullable InputStream file)
            throws Exception {
        return files.take(file, Actor.parse(actor));
    }
}

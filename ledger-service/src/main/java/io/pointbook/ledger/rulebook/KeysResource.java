package io.pointbook.ledger.rulebook;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys of the ledger. */
@Path("/keys")
@Tag(name = "Programmes")
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
    private final ProgrammeDesk programmes;

    KeysResource(ProgrammeDesk programmes) {
        this.programmes = programmes;
    }

    /** A JSON Web Key set (RFC 7517). */
    public record KeySet(List<ProgrammeSigner.Key> keys) {}

    @GET
    @Operation(operationId = "keys", summary = "Public keys with which signed documents are checked, as a JWK set")
    @APIResponse(responseCode = "200", description = "The keys; none where nothing is signed")
    public KeySet keys() {
        return new KeySet(programmes.keys());
    }
}

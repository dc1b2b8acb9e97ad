package io.pointbook.notification.contact;

import io.pointbook.notification.contact.ContactDesk.Allowed;
import io.pointbook.notification.contact.ContactDesk.Export;
import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors of contacts and consents: the one place where personal data lives. */
@Path("/contacts/{memberId}")
@Tag(name = "Contacts", description = "How members can be reached, and what they agreed to")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ContactsResource {
    private final ContactDesk desk;

    ContactsResource(ContactDesk desk) {
        this.desk = desk;
    }

    @PUT
    @Operation(
            operationId = "putContact",
            summary = "Say how a member is reached",
            description = "It takes the place of what was said before. An address alone allows nothing: see consents.")
    @APIResponse(responseCode = "204", description = "It is so now")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "409", ref = "noContactKey")
    @APIResponse(responseCode = "422", description = "`invalid_request`: a value cannot be used")
    public void put(@PathParam("memberId") String memberId, @Nullable ContactBody body) throws Exception {
        desk.put(memberId, Requests.body(body));
    }

    @GET
    @Operation(operationId = "contact", summary = "How a member is reached")
    @APIResponse(responseCode = "200", description = "His contact")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "409", ref = "noContactKey")
    public ContactBody get(@PathParam("memberId") String memberId) throws Exception {
        return desk.get(memberId);
    }

    @POST
    @Path("/consents")
    @Operation(
            operationId = "sayConsent",
            summary = "Write down a yes or a no",
            description =
                    "The latest by its own time ('at') counts, whatever comes late; the same again changes nothing,"
                            + " so no Idempotency-Key is needed. A yes needs the version of the words that the member was shown.")
    @APIResponse(responseCode = "204", description = "It is written down")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", description = "`invalid_request`: a value cannot be used")
    public void say(
            @PathParam("memberId") String memberId,
            @HeaderParam(Actor.HEADER) @Nullable String actor,
            @Nullable ConsentBody body)
            throws Exception {
        desk.say(memberId, Requests.body(body), Actor.parse(actor));
    }

    @GET
    @Path("/consents")
    @Operation(operationId = "consents", summary = "What a member may be sent now, and why not where he may not")
    @APIResponse(responseCode = "200", description = "Each channel and purpose")
    @APIResponse(responseCode = "409", ref = "noContactKey")
    public List<Allowed> allowed(@PathParam("memberId") String memberId) throws Exception {
        return desk.allowed(memberId);
    }

    @GET
    @Path("/export")
    @Operation(
            operationId = "exportContact",
            summary = "All that is kept of a member, for himself",
            description =
                    "His contact, every yes and no with its words' version, source and time, and his answers to questionnaires.")
    @APIResponse(responseCode = "200", description = "All of it")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "409", ref = "noContactKey")
    public Export export(@PathParam("memberId") String memberId) throws Exception {
        return desk.export(memberId);
    }

    @GET
    @Path("/export.csv")
    @Produces(Csv.TYPE)
    @Operation(
            operationId = "exportContactAsCsv",
            summary = "The same as a table",
            description =
                    "A line for each thing: what it is, its value, and for a yes, a no or an answer when and by which words.")
    @APIResponse(responseCode = "200", description = "All of it")
    @APIResponse(responseCode = "404", ref = "unknownMember")
    @APIResponse(responseCode = "409", ref = "noContactKey")
    public StreamingOutput exportAsCsv(@PathParam("memberId") String memberId) throws Exception {
        var lines = ExportLine.of(desk.export(memberId));
        return Csv.write(ExportLine.COLUMNS, (last, _) -> last == null ? lines : List.of(), ExportLine::cells);
    }

    @DELETE
    @Operation(
            operationId = "eraseContact",
            summary = "Forget how a member is reached",
            description =
                    "His key is destroyed with his contact, so that backups cannot be read either. What he agreed to"
                            + " stays as a bare history under his random id: it is the proof, and names nobody.")
    @APIResponse(responseCode = "204", description = "He is forgotten, also when nothing was known of him")
    public void erase(@PathParam("memberId") String memberId) throws Exception {
        desk.erase(memberId);
    }
}

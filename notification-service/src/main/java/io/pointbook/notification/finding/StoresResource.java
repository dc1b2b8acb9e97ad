package io.pointbook.notification.finding;

import io.pointbook.runtime.http.Actor;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Requests;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doors of shops and of postcodes. */
@Path("/")
@Tag(name = "Stores", description = "Where shops stand. Who is around a new place can be told by a campaign.")
@Produces(MediaType.APPLICATION_JSON)
public class StoresResource {
    private final Stores stores;

    StoresResource(Stores stores) {
        this.stores = stores;
    }

    /** How many were taken. */
    @Schema(name = "ImportedPostcodes")
    record Imported(String country, int postcodes) {}

    @PUT
    @Path("/stores/{storeId}/location")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "moveStore",
            summary = "A shop stands at a place",
            description =
                    "Members who buy there, who buy at a shop within the radius or who live within it get an occasion"
                            + " SHOP_MOVED, once for each new place. The same place again changes nothing, and the first"
                            + " place of a shop is told only with 'announce'.")
    @APIResponse(responseCode = "200", description = "The place")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", description = "`invalid_request`: see the detail")
    @APIResponse(responseCode = "503", ref = "busy")
    public StoreLocation move(
            @PathParam("storeId") String storeId,
            @HeaderParam(Actor.HEADER) @Parameter(ref = "actor") @Nullable String actor,
            StoreLocation.@Nullable Body body)
            throws Exception {
        return stores.move(storeId, Requests.body(body), Actor.parse(actor));
    }

    @GET
    @Path("/stores/{storeId}/location")
    @Operation(operationId = "storeLocation", summary = "Where a shop stands")
    @APIResponse(responseCode = "200", description = "The place")
    @APIResponse(responseCode = "404", ref = "unknownStore")
    @APIResponse(responseCode = "503", ref = "busy")
    public StoreLocation find(@PathParam("storeId") String storeId) throws Exception {
        return stores.find(storeId);
    }

    @PUT
    @Path("/postcodes/{country}")
    @Consumes(Csv.TYPE)
    @Operation(
            operationId = "importPostcodes",
            summary = "All postcodes of a country, in place of those before",
            description = "Columns postcode, latitude, longitude.")
    @RequestBody(content = @Content(mediaType = Csv.TYPE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "200", description = "How many")
    @APIResponse(responseCode = "400", ref = "malformed")
    @APIResponse(responseCode = "422", description = "`invalid_request`: see the detail")
    @APIResponse(responseCode = "503", ref = "busy")
    public Imported postcodes(@PathParam("country") String country, @Nullable InputStream table) throws Exception {
        return new Imported(country, stores.postcodes(country, table));
    }
}

package io.pointbook.runtime.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An answer in its final form, so that a repeat is answered with the very same bytes.
 *
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, byte[] body) {

    public static Answer of(int status, Object body) {
        return new Answer(status, DoorJson.bytes(body));
    }

    public Response response() {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}

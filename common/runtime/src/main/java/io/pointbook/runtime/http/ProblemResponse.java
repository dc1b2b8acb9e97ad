package io.pointbook.runtime.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A problem as an HTTP response. */
final class ProblemResponse {
    private static final int RETRY_AFTER_SECONDS = 1;

    private ProblemResponse() {}

    static Response of(Problem problem) {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(DoorJson.bytes(problem));
        if (problem.status() == RequestProblem.BUSY.status()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}

package io.pointbook.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What JAX-RS itself refuses: unknown addresses, methods, media types, parameters. */
@Provider
public final class WebFailureMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return new JsonFailureMapper().toResponse(unreadable);
        }
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 404 -> said(RequestProblem.NOT_FOUND, "There is no such address. /q/swagger-ui lists them all.");
            case 405 ->
                said(
                        RequestProblem.METHOD_NOT_ALLOWED,
                        "This address takes another method, such as GET or POST. /q/swagger-ui lists them all.");
            case 406 -> said(RequestProblem.NOT_ACCEPTABLE, "Answers are JSON: send Accept: application/json.");
            case 415 ->
                said(
                        RequestProblem.UNSUPPORTED_MEDIA_TYPE,
                        "Send JSON with the header Content-Type: application/json.");
            default ->
                status < 500
                        ? said(
                                RequestProblem.MALFORMED_REQUEST,
                                "The request cannot be understood. /q/swagger-ui says how.")
                        : new AnyFailureMapper().toResponse(failure);
        };
    }

    private static Response said(RequestProblem kind, String detail) {
        return ProblemResponse.of(kind.because(detail).problem());
    }
}

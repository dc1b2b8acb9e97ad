package io.pointbook.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Collectors;

/** A body that is not JSON, or whose values are of the wrong type. Never quotes the body: it may hold a card number. */
@Provider
public final class JsonFailureMapper implements ExceptionMapper<JsonProcessingException> {
    @Override
    public Response toResponse(JsonProcessingException failure) {
        return ProblemResponse.of(
                RequestProblem.MALFORMED_REQUEST.because(detail(failure)).problem());
    }

    private static String detail(JsonProcessingException failure) {
        if (failure instanceof MismatchedInputException mismatch) {
            return where(mismatch.getPath()) + " must be " + wanted(mismatch.getTargetType()) + ".";
        }
        var location = failure.getLocation();
        String place =
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return "The body is not JSON: look" + (place.isEmpty() ? " for a missing quote or comma" : place)
                + ". It must be one JSON object, no member twice, nothing after it.";
    }

    private static String where(List<JsonMappingException.Reference> path) {
        String name = path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return name.isEmpty() ? "The body" : "'" + name + "'";
    }

    private static String wanted(Class<?> type) {
        if (type == Long.class || type == long.class || type == Integer.class || type == int.class) {
            return "a whole number without quotes";
        }
        if (type == String.class) {
            return "text in quotes";
        }
        return type == Boolean.class || type == boolean.class ? "true or false" : "a JSON object";
    }
}

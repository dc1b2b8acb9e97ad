package io.pointbook.runtime.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Quarkus brings a mapper for exactly this class; ours, for the same class, takes its place. */
@Provider
public final class MismatchMapper implements ExceptionMapper<MismatchedInputException> {
    @Override
    public Response toResponse(MismatchedInputException failure) {
        return new JsonFailureMapper().toResponse(failure);
    }
}

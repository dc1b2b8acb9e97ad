package io.pointbook.runtime.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody foresaw. The log has the cause, the caller only hears that it was not his mistake. */
@Provider
public final class AnyFailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(AnyFailureMapper.class);

    @Override
    public Response toResponse(Throwable failure) {
        LOG.atError().setCause(failure).log("a request failed");
        return ProblemResponse.of(RequestProblem.INTERNAL_ERROR
                .because(
                        "This is a mistake of the service, not of the request. Repeating it with the same ids and keys is"
                                + " safe; when it fails again, tell the operator the time: the log says why.")
                .problem());
    }
}

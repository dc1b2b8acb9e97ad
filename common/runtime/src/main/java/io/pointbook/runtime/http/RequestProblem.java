package io.pointbook.runtime.http;

/** What may be wrong with any request, whatever it asks for. */
public enum RequestProblem implements ProblemCode {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    IDEMPOTENCY_KEY_REQUIRED(400, "The header Idempotency-Key is missing"),
    IDEMPOTENCY_KEY_INVALID(400, "The header Idempotency-Key cannot be used"),
    ACTOR_INVALID(400, "The header Pointbook-Actor cannot be used"),
    LIMIT_INVALID(400, "The page size cannot be used"),
    CURSOR_INVALID(400, "The cursor is not one of ours"),
    NOT_FOUND(404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "The address does not take this method"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in the form that was asked for"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request's media type is not understood"),
    INVALID_REQUEST(422, "A value of the request cannot be used"),
    DIFFERENT_REQUEST(422, "The same id or key was used before for another request"),
    INTERNAL_ERROR(500, "The service failed"),
    BUSY(503, "The service cannot answer right now");

    private final int status;
    private final String title;

    RequestProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}

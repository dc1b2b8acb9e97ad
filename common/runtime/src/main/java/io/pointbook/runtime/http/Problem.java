package io.pointbook.runtime.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * Why a request was not done, by RFC 9457.
 *
 * @param type a name for the kind of problem; not an address
 * @param title the kind in a few words
 * @param status the HTTP status
 * @param detail what was wrong this time, and what to do
 * @param code the stable word that programs look at
 * @param numbers further members, such as {@code missing}
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code"})
public record Problem(String type, String title, int status, String detail, String code, Map<String, Long> numbers) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:pointbook:problem:";

    /** A problem of a known kind. */
    public static Problem of(ProblemCode kind, String detail, Map<String, Long> numbers) {
        return new Problem(TYPE_PREFIX + kind.code(), kind.title(), kind.status(), detail, kind.code(), numbers);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Long> numbers() {
        return numbers;
    }
}

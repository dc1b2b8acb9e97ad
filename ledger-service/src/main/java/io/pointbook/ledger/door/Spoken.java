package io.pointbook.ledger.door;

import io.pointbook.ledger.words.Language;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** An answer whose words depend on the caller's language, and says so to caches. */
public final class Spoken {
    private Spoken() {}

    /** The answer in its language. */
    public static <T> RestResponse<T> in(Language language, T answer) {
        return RestResponse.ResponseBuilder.ok(answer)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}

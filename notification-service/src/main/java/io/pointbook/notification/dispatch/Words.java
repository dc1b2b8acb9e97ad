package io.pointbook.notification.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param subject of an e-mail
 * @param html the other form of an e-mail
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Words(
        @Nullable String subject, String text, @Nullable String html) {
    private static final ObjectMapper JSON = new ObjectMapper();

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Words read(byte[] bytes) {
        try {
            return JSON.readValue(bytes, Words.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException("words of ours cannot be read", impossible);
        }
    }

    /** Says nothing of it: it stands in logs. */
    @Override
    public String toString() {
        return "Words";
    }
}

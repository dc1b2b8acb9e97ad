package io.pointbook.ledger.prize;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that one lot of the draw's wallet stands for.
 *
 * @param lot its id
 * @param receipt that earned it, if one did
 * @param tickets units of the lot that were still there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrizeEntry(
        String lot, String memberId, @Nullable String receipt, long tickets) {

    /** By the bytes of the lot's id in UTF-8: no locale and no order of arrival has a say. */
    public static final Comparator<PrizeEntry> ORDER =
            (one, other) -> Arrays.compareUnsigned(bytes(one.lot), bytes(other.lot));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

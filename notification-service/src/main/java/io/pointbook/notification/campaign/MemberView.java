package io.pointbook.notification.campaign;

import io.pointbook.notification.contact.Channel;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member as a campaign sees him.
 *
 * @param language as in BCP 47
 * @param allowed the channels that reach him and that he allows for the campaign's purpose
 * @param values what a text can use, by the variable's name: Long and String
 * @param itemId the item that he likes most; absent: unknown, or he does not allow that it is used
 */
public record MemberView(
        String memberId,
        String language,
        ZoneId zone,
        Set<Channel> allowed,
        Map<String, Object> values,
        @Nullable String itemId) {
    /** Says nothing about him: it stands in logs. */
    @Override
    public String toString() {
        return "MemberView[" + memberId + "]";
    }
}

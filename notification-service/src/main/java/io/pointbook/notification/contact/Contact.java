package io.pointbook.notification.contact;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a member told us about himself.
 *
 * @param phone in international form (E.164)
 * @param language as in BCP 47
 * @param zone where he is; quiet hours and birthdays follow it
 * @param birthYear never the whole date: a year is enough, and all that is asked
 * @param attributes the installation's own: texts (String), whole numbers (Long) and truths (Boolean) by name; a birthday is
 *     the text {@code --05-01} of {@code birthday}
 */
public record Contact(
        String memberId,
        @Nullable String phone,
        @Nullable String email,
        String language,
        ZoneId zone,
        @Nullable Integer birthYear,
        Map<String, Object> attributes) {
    /** Where he is reached on a channel; nothing: not at all. */
    public @Nullable String address(Channel channel) {
        return channel == Channel.SMS ? phone : email;
    }

    /** Says nothing about him: it stands in logs. */
    @Override
    public String toString() {
        return "Contact[" + memberId + "]";
    }
}

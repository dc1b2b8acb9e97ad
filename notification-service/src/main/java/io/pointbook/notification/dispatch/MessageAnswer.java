package io.pointbook.notification.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.notification.contact.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as its sender and an operator see it; what it says is not shown.
 *
 * @param messageId our number; SMS centres get its last 16 bits as user_message_reference
 * @param reason why it stands there
 * @param cause the carrier's own word, such as ESME_RINVDSTADR
 * @param dueAt when it is looked at next; absent: nothing is to be done
 * @param attempts how often it was handed to the carrier
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageAnswer(
        long messageId,
        String memberId,
        String campaignId,
        String occasionId,
        Channel channel,
        String arm,
        String purpose,
        int parts,
        MessageState state,
        @Nullable Reason reason,
        @Nullable String cause,
        int attempts,
        Instant plannedAt,
        Instant validUntil,
        @Nullable Instant dueAt,
        @Nullable Instant submittedAt,
        @Nullable Instant sentAt,
        @Nullable Instant finalAt) {
    /** Messages, newest first. @param next of the page after it; absent: this was the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(
            List<MessageAnswer> messages, @Nullable String next) {}
}

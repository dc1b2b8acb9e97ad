package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.receipt.ReceiptId;
import org.jspecify.annotations.Nullable;

/**
 * Who has referred a member, and what has become of it.
 *
 * @param referrer member id
 * @param first the member's first purchase since then: the one that the referrer is rewarded for
 * @param undone it came back as a whole
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Referral(String referrer, @Nullable ReceiptId first, boolean undone) {

    /** The first purchase has not been made yet. */
    public boolean isOpen() {
        return first == null;
    }

    /**
     * What a receipt did to a referral; the referrer's account is told in the same transaction.
     *
     * @param net what the first purchase cost, in minor units of {@code currency}; absent where it came back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            Kind kind,
            String referrer,
            @Nullable Long net,
            @Nullable String currency) {
        /** What happened. */
        public enum Kind {
            /** This receipt is the first purchase. */
            BOUGHT,
            /** The first purchase came back as a whole. */
            CAME_BACK
        }
    }
}

package io.pointbook.rewards.fulfilment;

import io.pointbook.rewards.catalogue.RewardKind;
import org.jspecify.annotations.Nullable;

/** How a member gets what he redeemed. */
public enum FulfilmentWay {
    /** He takes it along at a store, by his code. */
    PICK_UP,
    SEND,
    /** He comes to it, with his code. */
    ATTEND,
    /** Money is paid out to him. */
    PAY_OUT;

    /** The way of a reward that waits for somebody. */
    public static FulfilmentWay of(RewardKind kind, @Nullable String storeId) {
        return switch (kind) {
            case CASHBACK -> PAY_OUT;
            case EXPERIENCE -> ATTEND;
            case GOODS, DISCOUNT_COUPON, VOUCHER, DONATION -> storeId == null ? SEND : PICK_UP;
        };
    }

    /** Whether the member shows a code for it. */
    public boolean hasCode() {
        return this == PICK_UP || this == ATTEND;
    }
}

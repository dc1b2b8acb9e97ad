package io.pointbook.contract.ledger;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a receipt line is. New kinds may come: whoever reads takes them for {@link #OTHER}. */
public enum LineKind {
    /** Goods sold; negative for a discount line or a bottle refund. */
    SALE,
    /** Goods that came back. */
    RETURN,
    /** A deposit on bottles and the like. */
    DEPOSIT,
    /** Postage, service and the like. */
    FEE,
    /** A gift card was bought or charged. */
    GIFT_CARD,
    /** Given to charity. */
    DONATION,
    /** Newer than this list; never sent. */
    @JsonEnumDefaultValue
    OTHER
}

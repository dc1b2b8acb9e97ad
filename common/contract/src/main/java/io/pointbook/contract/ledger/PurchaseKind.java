package io.pointbook.contract.ledger;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** In which way a receipt touched a member. New ways may come: whoever reads takes them for {@link #OTHER}. */
public enum PurchaseKind {
    /** He showed his card: his receipt, whatever it sells or takes back. */
    RECEIPT,
    /** Goods of his came back on a receipt that is not his, or before the ledger knew that they were his. */
    RETURN,
    /** A receipt of his was taken back as a whole. */
    VOID,
    /** His points paid for somebody else's receipt. */
    PAYMENT,
    /** Newer than this list; never sent. */
    @JsonEnumDefaultValue
    OTHER
}

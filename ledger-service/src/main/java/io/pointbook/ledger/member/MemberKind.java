package io.pointbook.ledger.member;

import io.pointbook.ledger.door.Requests;
import org.jspecify.annotations.Nullable;

/** Who somebody is to the shop. */
enum MemberKind {
    CUSTOMER,
    STAFF,
    PARTNER;

    static MemberKind parse(@Nullable String text) {
        if (text == null) {
            return CUSTOMER;
        }
        for (MemberKind kind : values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        throw Requests.invalid("'kind' is CUSTOMER, STAFF or PARTNER.");
    }
}

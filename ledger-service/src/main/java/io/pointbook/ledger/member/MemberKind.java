package io.pointbook.ledger.member;

import io.pointbook.ledger.door.Requests;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who somebody is to the shop. */
public enum MemberKind {
    CUSTOMER,
    STAFF,
    PARTNER;

    /** All kinds by name. */
    public static List<String> names() {
        return Arrays.stream(values()).map(MemberKind::name).toList();
    }

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

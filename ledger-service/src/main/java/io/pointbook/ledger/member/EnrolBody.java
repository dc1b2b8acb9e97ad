package io.pointbook.ledger.member;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /members}. Never printed: the card's number is in it. */
@Schema(name = "EnrolMember")
record EnrolBody(
        @Schema(description = "The card's number exactly as a till reads it; absent: a member without a card") @Nullable
        String card,

        @Schema(description = "CUSTOMER, STAFF or PARTNER", defaultValue = "CUSTOMER") @Nullable
        String kind) {

    @Override
    public String toString() {
        return "EnrolBody[kind=" + kind + "]";
    }
}

package io.pointbook.ledger.member;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /members}. Never printed: the card's number is in it. */
@Schema(name = "EnrolMember")
record EnrolBody(
        @Schema(description = "The card's number exactly as a till reads it; absent: a member without a card") @Nullable
        String card,

        @Schema(description = "CUSTOMER, STAFF or PARTNER", defaultValue = "CUSTOMER") @Nullable
        String kind,

        @Schema(
                description = "The day from which years of membership or service count, where it is earlier than today:"
                        + " a time with offset")
        @Nullable
        String memberSince) {

    @Override
    public String toString() {
        return "EnrolBody[kind=" + kind + "]";
    }
}

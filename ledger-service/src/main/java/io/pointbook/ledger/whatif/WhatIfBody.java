package io.pointbook.ledger.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A question about a period that is over.
 *
 * @param whatIfId the caller's own id; absent: the ledger makes one
 * @param draft a programme; absent: the draft that is saved
 * @param from first instant of the period, with offset, or without one in the draft's zone
 * @param until its end, exclusive; absent: now
 */
record WhatIfBody(
        @Nullable String whatIfId,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "By docs/contracts/programme-v1.schema.json; absent: the draft that is saved")
        @Nullable
        JsonNode draft,

        @Schema(required = true) @Nullable String from,
        @Nullable String until) {

    /** The same question under whatever id. */
    WhatIfBody withoutId() {
        return new WhatIfBody(null, draft, from, until);
    }
}

package io.pointbook.ledger.paying;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /return-offers}. */
@Schema(requiredProperties = "receipt")
record ReturnOfferBody(
        @Schema(
                description = "store/workstation/businessDay/sequenceNumber of the purchase",
                examples = "S1/W1/2026-03-02/7")
        @Nullable
        String receipt,

        @Schema(description = "Absent: all lines with goods, as far as they can still come back", maxItems = 2000)
        @Nullable
        List<AskedLine> lines) {

    @Schema(name = "ReturnOfferLine", requiredProperties = "line")
    record AskedLine(
            @Schema(description = "lineNumber on the receipt") @Nullable
            Integer line,

            @Schema(
                    description = "Pieces, above zero, as on receipts. Absent: all that can still come back",
                    pattern = "^[0-9]{1,9}(\\.[0-9]{1,6})?$")
            @Nullable
            String quantity) {}
}

package io.pointbook.ledger.conflict;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param next the cursor of the next page; absent on the last one */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Conflicts", requiredProperties = "conflicts")
record ConflictPage(
        List<ReceiptConflict> conflicts, @Nullable String next) {}

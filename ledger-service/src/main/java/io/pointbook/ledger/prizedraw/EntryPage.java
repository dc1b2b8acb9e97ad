package io.pointbook.ledger.prizedraw;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.prize.PrizeEntry;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param next the cursor of the next page, absent on the last one */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PrizeEntryPage", requiredProperties = "entries")
record EntryPage(List<PrizeEntry> entries, @Nullable String next) {}

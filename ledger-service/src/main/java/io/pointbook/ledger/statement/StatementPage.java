package io.pointbook.ledger.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param next the cursor of the next page; absent on the last one. A page may be shorter than asked, even empty, and have one */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Entries", requiredProperties = "entries")
record StatementPage(List<StatementLine> entries, @Nullable String next) {}

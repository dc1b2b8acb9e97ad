package io.pointbook.ledger.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param next the cursor of the next page; absent on the last one. A page may be shorter than asked, even empty, and have one
 * @param household whose pool the member earns for and spends from, where he belongs to one: its entries are not among these
 * @param householdEntries where they are found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Entries", requiredProperties = "entries")
record StatementPage(
        List<StatementLine> entries,
        @Nullable String next,
        @Nullable String household,
        @Nullable String householdEntries) {

    StatementPage(List<StatementLine> entries, @Nullable String next) {
        this(entries, next, null, null);
    }

    /** The page of one of its members, with the way to the entries of the pool. */
    StatementPage ofMemberOf(String household) {
        return new StatementPage(entries, next, household, "/members/" + household + "/entries");
    }
}

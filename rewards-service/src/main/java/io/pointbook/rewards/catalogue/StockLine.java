package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of a variant, of a store, or of both.
 *
 * @param variant absent: the reward has none
 * @param storeId absent: they are no store's own
 * @param stock absent: as many as anybody wants
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Pieces of a variant, of a store, or of both; without 'stock' as many as anybody wants")
record StockLine(
        @Nullable String variant,
        @Nullable String storeId,
        @Nullable Long stock) {

    boolean hasSome() {
        return stock == null || stock > 0;
    }
}

package io.pointbook.ledger.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule takes off the selected lines of an open basket.
 *
 * @param percent PERCENT, NTH_PIECE: decimal number up to 100
 * @param amount AMOUNT: decimal amount of {@code currency}, "5.00", off all selected lines together
 * @param price PRICE_PER_PIECE, NTH_PIECE: decimal amount of {@code currency} that a piece costs at most; a kilogram where
 *     the line is in kilograms
 * @param currency ISO 4217: it says nothing about baskets in another; absent: any currency
 * @param every NTH_PIECE: one of so many pieces, the cheapest ones; 1: each
 * @param most NTH_PIECE: most pieces of one basket that are cheaper; absent: any number
 * @param by BANDS: what is compared with the bands
 * @param bands BANDS: the highest one that is reached counts
 */
public record Discount(
        Kind kind,
        @Nullable String percent,
        @Nullable String amount,
        @Nullable String price,
        @Nullable String currency,
        @Nullable Long every,
        @Nullable Long most,
        @Nullable Measure by,
        List<Band> bands) {

    public Discount {
        bands = bands == null ? List.of() : List.copyOf(bands);
    }

    /** How it is found. */
    public enum Kind {
        PERCENT,
        AMOUNT,
        PRICE_PER_PIECE,
        NTH_PIECE,
        BANDS
    }

    /** Of the selected lines: their pieces, or what they cost. */
    public enum Measure {
        PIECES,
        NET
    }

    /**
     * @param from decimal number of pieces, or decimal amount of the currency
     * @param percent decimal number up to 100
     */
    public record Band(String from, String percent) {}
}

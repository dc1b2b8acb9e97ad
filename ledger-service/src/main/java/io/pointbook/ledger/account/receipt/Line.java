package io.pointbook.ledger.account.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line as the till sent it.
 *
 * @param net what the customer pays for the line, in minor units of the receipt's currency, tax included, after discounts
 * @param category from the widest to the narrowest, empty when unknown
 * @param voidsLine on a VOID line, the line it names
 * @param original on a RETURN line, the receipt line that comes back
 * @param discounts those that name a promotion or a coupon
 */
public record Line(
        int lineNumber,
        LineKind kind,
        @Nullable String itemId,
        @Nullable String gtin,
        @Nullable String description,
        List<String> category,
        Quantity quantity,
        String unit,
        long net,
        @Nullable Integer voidsLine,
        @Nullable LineId original,
        List<LineDiscount> discounts) {

    /** A line without discounts. */
    public Line(
            int lineNumber,
            LineKind kind,
            @Nullable String itemId,
            @Nullable String gtin,
            @Nullable String description,
            List<String> category,
            Quantity quantity,
            String unit,
            long net,
            @Nullable Integer voidsLine,
            @Nullable LineId original) {
        this(
                lineNumber,
                kind,
                itemId,
                gtin,
                description,
                category,
                quantity,
                unit,
                net,
                voidsLine,
                original,
                List.of());
    }

    /** What makes two lines the same goods: {@code itemId}, else {@code gtin}, else nothing does. */
    public @Nullable String item() {
        return itemId != null ? itemId : gtin;
    }

    /** This line with other pieces and money: what is left of it after VOID lines. */
    public Line surviving(Quantity left, long netLeft) {
        return with(left, netLeft, discounts);
    }

    /** This line at another price. */
    public Line priced(long otherNet, List<LineDiscount> otherDiscounts) {
        return with(quantity, otherNet, otherDiscounts);
    }

    private Line with(Quantity left, long netLeft, List<LineDiscount> taken) {
        return new Line(
                lineNumber, kind, itemId, gtin, description, category, left, unit, netLeft, voidsLine, original, taken);
    }
}

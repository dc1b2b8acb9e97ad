package io.pointbook.ledger.account.receipt;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
 * @param tax contained in {@code net}; 0 where the till does not say
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
        List<LineDiscount> discounts,
        long tax) {

    /** A line without discounts, whose till does not say the tax. */
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
                List.of(),
                0);
    }

    /** What makes two lines the same goods: {@code itemId}, else {@code gtin}, else nothing does. */
    public @Nullable String item() {
        return itemId != null ? itemId : gtin;
    }

    /** What is left of this line after a VOID line, whose numbers have the opposite sign. */
    public Line less(Line voiding) {
        long netLeft = Math.addExact(net, voiding.net);
        return with(
                quantity.plus(voiding.quantity),
                netLeft,
                discounts,
                voiding.tax == 0 ? taxOf(netLeft) : Math.addExact(tax, voiding.tax));
    }

    /** The part of the tax that stands in another price. */
    private long taxOf(long otherNet) {
        return tax == 0 || net == 0
                ? 0
                : BigDecimal.valueOf(tax)
                        .multiply(BigDecimal.valueOf(otherNet))
                        .divide(BigDecimal.valueOf(net), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /** This line at another price. */
    public Line priced(long otherNet, List<LineDiscount> otherDiscounts) {
        return with(quantity, otherNet, otherDiscounts, taxOf(otherNet));
    }

    private Line with(Quantity left, long netLeft, List<LineDiscount> taken, long taxLeft) {
        return new Line(
                lineNumber,
                kind,
                itemId,
                gtin,
                description,
                category,
                left,
                unit,
                netLeft,
                voidsLine,
                original,
                taken,
                taxLeft);
    }
}

package io.pointbook.ledger.ingest.receipt;

import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineDiscount;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Quantity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of a receipt. */
final class LineFields {
    static final int MAX_LINE_NUMBER = 100_000;
    private static final int MAX_LINES = 2_000;
    private static final int MAX_CATEGORY = 8;
    private static final int MAX_DISCOUNTS = 50;
    private static final int MAX_ITEM_ID = 64;
    private static final int MAX_DESCRIPTION = 200;
    private static final int MAX_CATEGORY_NAME = 64;
    private static final int MAX_UNIT = 8;
    private static final int MAX_CODE = 64;
    private static final Choice<LineKind> KIND = Choice.of(LineKind.class);
    private static final int LINE_NUMBER = 0;
    private static final int NET = 1;

    private final JsonCopy json;
    private int seen;
    private @Nullable Set<String> unknown;
    private int lineNumber;
    private @Nullable LineKind kind;
    private @Nullable String itemId;
    private @Nullable String gtin;
    private @Nullable String description;
    private List<String> category = List.of();
    private @Nullable Quantity quantity;
    private String unit = ReceiptDefaults.UNIT;
    private long net;
    private long tax;
    private @Nullable Integer voidsLine;
    private @Nullable LineId original;
    private List<LineDiscount> discounts = List.of();

    private LineFields(JsonCopy json) {
        this.json = json;
    }

    /** @param coupons takes the codes of coupons that discounts name */
    static List<Line> all(JsonCopy json, Collection<String> coupons) throws IOException {
        var lines = new ArrayList<Line>();
        json.beginArray();
        while (json.nextElement(lines.size(), MAX_LINES)) {
            var line = new LineFields(json).read();
            lines.add(line);
            if (line.kind() != LineKind.RETURN && line.kind() != LineKind.VOID) {
                for (LineDiscount discount : line.discounts()) {
                    if (discount.couponCode() != null) {
                        coupons.add(discount.couponCode());
                    }
                }
            }
        }
        return List.copyOf(lines);
    }

    private Line read() throws IOException {
        json.beginObject();
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            switch (name) {
                case "lineNumber" -> {
                    seen = json.once(seen, LINE_NUMBER);
                    lineNumber = (int) json.integer(1, MAX_LINE_NUMBER);
                }
                case "net" -> {
                    seen = json.once(seen, NET);
                    net = amount();
                }
                case "kind" -> {
                    seen = json.once(seen, 2);
                    kind = KIND.read(json);
                }
                case "quantity" -> {
                    seen = json.once(seen, 3);
                    quantity = quantity();
                }
                default -> goods(name);
            }
        }
        return line();
    }

    private void goods(String name) throws IOException {
        switch (name) {
            case "itemId" -> {
                seen = json.once(seen, 4);
                itemId = json.text(MAX_ITEM_ID);
            }
            case "gtin" -> {
                seen = json.once(seen, 5);
                gtin = gtin();
            }
            case "description" -> {
                seen = json.once(seen, 6);
                description = json.text(MAX_DESCRIPTION);
            }
            case "category" -> {
                seen = json.once(seen, 7);
                category = texts(json, MAX_CATEGORY, MAX_CATEGORY_NAME);
            }
            case "unit" -> {
                seen = json.once(seen, 8);
                unit = json.text(MAX_UNIT);
            }
            default -> rest(name);
        }
    }

    private void rest(String name) throws IOException {
        switch (name) {
            case "unitPrice" -> {
                seen = json.once(seen, 9);
                var _ = amount();
            }
            case "tax" -> {
                seen = json.once(seen, 10);
                tax = amount();
            }
            case "discounts" -> {
                seen = json.once(seen, 11);
                discounts = discounts();
            }
            case "voidsLine" -> {
                seen = json.once(seen, 12);
                voidsLine = (int) json.integer(1, MAX_LINE_NUMBER);
            }
            case "original" -> {
                seen = json.once(seen, 13);
                original = ReferenceFields.line(json);
            }
            default -> unknown = json.unknown(name, unknown);
        }
    }

    private Line line() {
        if (kind == null || quantity == null || (seen & 1 << LINE_NUMBER) == 0 || (seen & 1 << NET) == 0) {
            throw json.expected("an object with lineNumber, kind, quantity and net");
        }
        if (kind == LineKind.RETURN && (net > 0 || quantity.compareTo(Quantity.ZERO) > 0)) {
            throw json.expected("net and quantity not above zero, as on every RETURN line");
        }
        return new Line(
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
                discounts,
                tax);
    }

    private long amount() throws IOException {
        return json.integer(-ReceiptFields.MAX_AMOUNT, ReceiptFields.MAX_AMOUNT);
    }

    private Quantity quantity() throws IOException {
        String text = json.text(Integer.MAX_VALUE);
        if (!CharChecks.isQuantity(text)) {
            throw json.expected("a string of up to nine digits and up to six decimals, as in \"0.42\"");
        }
        return Quantity.parse(text);
    }

    private String gtin() throws IOException {
        String text = json.text(Integer.MAX_VALUE);
        if (!CharChecks.isGtin(text)) {
            throw json.expected("a string of 8 to 14 digits");
        }
        return text;
    }

    static List<String> texts(JsonCopy json, int max, int maxLength) throws IOException {
        var texts = new ArrayList<String>(max);
        json.beginArray();
        while (json.nextElement(texts.size(), max)) {
            texts.add(json.text(maxLength));
        }
        return List.copyOf(texts);
    }

    private List<LineDiscount> discounts() throws IOException {
        var named = List.<LineDiscount>of();
        json.beginArray();
        for (int read = 0; json.nextElement(read, MAX_DISCOUNTS); read++) {
            var discount = discount();
            if (discount != null) {
                named = named.isEmpty() ? new ArrayList<>() : named;
                named.add(discount);
            }
        }
        return named.isEmpty() ? List.of() : List.copyOf(named);
    }

    /** Nothing where it names neither a promotion nor a coupon: then only its amount is known, and the net has that. */
    private @Nullable LineDiscount discount() throws IOException {
        int found = 0;
        long amount = 0;
        @Nullable String promotionId = null;
        @Nullable String couponCode = null;
        @Nullable Set<String> others = null;
        json.beginObject();
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            switch (name) {
                case "amount" -> {
                    found = json.once(found, 0);
                    amount = json.integer(0, ReceiptFields.MAX_AMOUNT);
                }
                case "promotionId" -> {
                    found = json.once(found, 1);
                    promotionId = json.text(MAX_CODE);
                }
                case "couponCode" -> {
                    found = json.once(found, 2);
                    couponCode = json.text(MAX_CODE);
                }
                default -> others = json.unknown(name, others);
            }
        }
        if ((found & 1) == 0) {
            throw json.expected("a member amount");
        }
        return promotionId == null && couponCode == null ? null : new LineDiscount(amount, promotionId, couponCode);
    }
}

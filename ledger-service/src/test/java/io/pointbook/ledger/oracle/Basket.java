package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Fills the slips of a {@link SyntheticTill} with lines and tenders. */
final class Basket {
    private static final int GOODS = 18;
    private static final int REMEMBERED = 400; // a return is mostly of something recent
    private static final String[] CURRENCIES = {"EUR", "EUR", "EUR", "PLN", "JPY", "KWD"};
    private static final String[] OTHER_KINDS = {"DEPOSIT", "FEE", "GIFT_CARD", "DONATION"};

    private final SplittableRandom chance;
    private final Mix mix;
    private final int cards;
    private final List<Sold> sold = new ArrayList<>();

    /** A line that somebody could bring back; pieces is negative for the till's own corrections. */
    private record Sold(Slip slip, int line, String item, BigDecimal pieces, String card) {}

    Basket(SplittableRandom chance, Mix mix, int cards) {
        this.chance = chance;
        this.mix = mix;
        this.cards = cards;
    }

    Slip sale(Slip slip) {
        start(slip);
        sell(slip);
        return finish(slip, 1);
    }

    Slip returning(Slip slip) {
        start(slip);
        bringBack(slip);
        return finish(slip, -1);
    }

    Slip exchange(Slip slip) {
        start(slip);
        if (chance.nextBoolean()) {
            bringBack(slip);
            sell(slip);
        } else {
            sell(slip);
            bringBack(slip);
        }
        return finish(slip, chance.nextBoolean() ? 1 : -1);
    }

    void maybeCard(Slip slip) {
        if (!happens(mix.cardless())) {
            slip.card(someCard());
        }
    }

    private void start(Slip slip) {
        slip.currency(CURRENCIES[chance.nextInt(CURRENCIES.length)]);
        maybeCard(slip);
    }

    private void sell(Slip slip) {
        for (int i = chance.nextInt(5); i >= 0; i--) {
            String item = someItem();
            BigDecimal pieces = pieces(item);
            if (happens(mix.oddLines())) {
                oddLine(slip, item, pieces);
            } else {
                slip.bought(item, text(pieces), price());
            }
            remember(slip, item, pieces);
            maybeVoid(slip, item);
        }
    }

    private void oddLine(Slip slip, String item, BigDecimal pieces) {
        switch (chance.nextInt(5)) {
            case 0 -> slip.bought(item, "0", price());
            case 1 -> slip.bought(item, text(pieces.negate()), -price());
            case 2 -> slip.bought(item, text(pieces), 0);
            case 3 -> slip.bought(item, text(pieces), price()).byGtin();
            default -> slip.line(OTHER_KINDS[chance.nextInt(OTHER_KINDS.length)], item, text(pieces), price());
        }
    }

    /** Of something sold before or of anything, in part, whole or too much, by reference or not. */
    private void bringBack(Slip slip) {
        for (int i = chance.nextInt(3); i >= 0; i--) {
            if (sold.isEmpty() || chance.nextInt(6) == 0) {
                String item = someItem();
                slip.returned(item, text(pieces(item).negate()), -price());
                maybeVoid(slip, item);
                continue;
            }
            Sold one = sold.get(Math.max(0, sold.size() - 1 - chance.nextInt(REMEMBERED)));
            BigDecimal pieces = partOf(one.pieces()).negate();
            if (!one.card().isEmpty() && chance.nextInt(4) > 0) {
                slip.card(one.card());
            }
            if (chance.nextBoolean()) {
                slip.returned(one.item(), text(pieces), -price(), one.slip(), one.line());
            } else {
                slip.returned(one.item(), text(pieces), -price());
            }
            maybeVoid(slip, one.item());
        }
    }

    private BigDecimal partOf(BigDecimal pieces) {
        return switch (chance.nextInt(4)) {
            case 0 -> pieces;
            case 1 -> pieces.add(BigDecimal.ONE);
            default -> pieces.compareTo(BigDecimal.ONE) > 0 ? BigDecimal.ONE : pieces;
        };
    }

    /** Sometimes takes the last line back: whole, all its money but not all its pieces, or the other way round. */
    private void maybeVoid(Slip slip, String item) {
        if (!happens(mix.voidLines())) {
            return;
        }
        ObjectNode line = slip.lastLine();
        BigDecimal all = new BigDecimal(line.get("quantity").textValue());
        BigDecimal some = all.abs().compareTo(BigDecimal.ONE) > 0 ? BigDecimal.valueOf(all.signum()) : all;
        long net = line.get("net").longValue();
        int number = line.get("lineNumber").intValue();
        boolean gtin = line.has("gtin");
        int named = gtin || chance.nextBoolean() ? number : 0;
        switch (chance.nextInt(4)) {
            case 0 -> slip.voidLine(named, item, text(some.negate()), -(net / 2));
            case 1 -> slip.voidLine(named, item, text(all.negate()), -(net / 2));
            default -> slip.voidLine(named, item, text(all.negate()), -net);
        }
    }

    private Slip finish(Slip slip, int sign) {
        if (happens(mix.pointsTenders())) {
            long amount = sign * (long) chance.nextInt(1_500);
            if (chance.nextBoolean()) {
                slip.paid("POINTS", amount);
            } else {
                slip.paidPoints(amount, sign * (long) chance.nextInt(300));
            }
        }
        if (chance.nextInt(3) == 0) {
            slip.paid("CASH", sign * price());
        }
        return chance.nextBoolean() ? slip.totalled(chance.nextInt(3)) : slip;
    }

    private void remember(Slip slip, String item, BigDecimal pieces) {
        String card = slip.json().path("card").path("number").asText("");
        sold.add(new Sold(slip, slip.lastLine().get("lineNumber").intValue(), item, pieces, card));
    }

    private String someCard() {
        return "2981" + (100_000 + chance.nextInt(cards));
    }

    private String someItem() {
        return String.valueOf(40_000_000 + chance.nextInt(GOODS));
    }

    /** Every fifth thing on the shelf is weighed. */
    private BigDecimal pieces(String item) {
        return item.charAt(item.length() - 1) % 5 == 0
                ? BigDecimal.valueOf(1 + chance.nextInt(300), 2)
                : BigDecimal.valueOf(1 + chance.nextInt(6));
    }

    private long price() {
        return chance.nextInt(1, 5_000);
    }

    private boolean happens(int percent) {
        return chance.nextInt(100) < percent;
    }

    private static String text(BigDecimal pieces) {
        return pieces.signum() == 0 ? "0" : pieces.stripTrailingZeros().toPlainString();
    }
}

package io.pointbook.ledger.oracle;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Something on the shelf of a {@link SyntheticShop}; the price is that of one piece. */
record SyntheticGoods(String code, String description, BigDecimal price) {
    private static final String[] LOOKS = {
        "GREEN", "TINY", "STRIPED", "WOODEN", "SET OF 3", "GLASS,", "OVAL", "6\" ROUND", "PAPER", "ENAMEL", "WOOLLY"
    };
    private static final String[] THINGS = {
        "TEAPOT", "LANTERN STAND", "EGG TRAY", "BOOK END", "KITE", "TIN BOX", "DOOR SIGN", "SPOON", "JAR", "RIBBON"
    };

    /** Number {@code index} of the shelf: five digits, now and then with a letter. */
    static SyntheticGoods invented(SplittableRandom chance, int index) {
        String code = (30_000 + index * 37) + (index % 7 == 0 ? "B" : "");
        String description = LOOKS[chance.nextInt(LOOKS.length)] + " " + THINGS[chance.nextInt(THINGS.length)];
        int pence = chance.nextInt(12) == 0 ? 1_000 + chance.nextInt(9_000) : 19 + chance.nextInt(900);
        return new SyntheticGoods(code, index % 50 == 0 ? "" : description, BigDecimal.valueOf(pence, 2));
    }

    String quotedDescription() {
        return description.contains(",") || description.contains("\"")
                ? '"' + description.replace("\"", "\"\"") + '"'
                : description;
    }
}

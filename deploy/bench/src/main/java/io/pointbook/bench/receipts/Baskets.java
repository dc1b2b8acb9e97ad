package io.pointbook.bench.receipts;

/** Open baskets, one after the other: receipts of {@link ReceiptMaker} that nobody posts. */
public final class Baskets {
    private static final long SEED = 20_260_304;

    private final ReceiptMaker maker = new ReceiptMaker(SEED);

    /** The next one, as {@code POST /quotes} takes it. */
    public String next() {
        return maker.next().json();
    }

    /** {@link RuleSet} with six rules more that make such baskets cheaper. */
    public static String programme() {
        return RuleSet.programme().replaceFirst("\"rules\":\\[", "\"rules\":[" + """
                {"id":"d1","priority":200,"when":{"lines":"'dairy' in category"},"effect":{"type":"DISCOUNT","discount":{"kind":"PERCENT","percent":"5"}}},
                {"id":"d2","priority":199,"when":{"lines":"'bakery' in category"},"effect":{"type":"DISCOUNT","discount":{"kind":"NTH_PIECE","every":2,"price":"0.01","currency":"PLN"}}},
                {"id":"d3","priority":198,"when":{"lines":"'fruit' in category"},"effect":{"type":"DISCOUNT","discount":{"kind":"BANDS","by":"PIECES","bands":[{"from":"3","percent":"5"},{"from":"6","percent":"10"}]}}},
                {"id":"d4","priority":197,"when":{"lines":"'drinks' in category"},"effect":{"type":"DISCOUNT","discount":{"kind":"PRICE_PER_PIECE","price":"9.99","currency":"PLN"}}},
                {"id":"d5","priority":196,"when":{"condition":"net >= 10000"},"effect":{"type":"DISCOUNT","discount":{"kind":"AMOUNT","amount":"5.00","currency":"PLN"}},"limits":[{"per":"DAY","uses":3}]},
                {"id":"d6","priority":195,"group":"more","meeting":"BEST","when":{"condition":"pieces > 9.0"},"effect":{"type":"DISCOUNT","discount":{"kind":"PERCENT","percent":"2"}}},""");
    }
}

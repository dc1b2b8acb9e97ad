package io.pointbook.bench.receipts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A programme of 200 rules as a chain of supermarkets might have it, for the receipts of {@link ReceiptMaker}. One rule gives
 * what the default programme gives, into the wallet {@code points}; the others give into {@code bonus}, so that the books can
 * be checked by the same plain arithmetic.
 */
public final class RuleSet {
    /** Rules that it has. */
    public static final int RULES = 200;

    /** Where all rules but one give. */
    public static final String FURTHER_WALLET = "bonus";

    /** Its id. */
    public static final String ID = "two-hundred";

    private static final int ITEM_RULES = 60;
    private static final int ITEMS_PER_RULE = 5;
    private static final int ITEMS = 5_000;
    private static final int CATEGORY_RULES = 40;
    private static final int STORE_RULES = 40;
    private static final int STORES_PER_RULE = 5;
    private static final int FIRST_STORE = 100;
    private static final int BASKET_RULES = 30;
    private static final int MEMBER_RULES = 15;
    private static final int MULTIPLIERS =
            RULES - 1 - ITEM_RULES - CATEGORY_RULES - STORE_RULES - BASKET_RULES - MEMBER_RULES;
    private static final int LARGE_BASKET = 50_000;
    private static final int HOURS_OF_A_PROMOTION = 2;
    private static final int OPENS_AT = 7;
    private static final int HOURS_OPEN = 14;
    private static final String[] CATEGORIES = {"dairy", "bakery", "fruit", "drinks", "household", "sweets"};
    private static final String[] DAYS = {"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"};

    private RuleSet() {}

    /** The file that {@code POST /programmes/import} takes: in force since before the first receipt. */
    public static String archive() {
        return """
                {"format":"pointbook-programmes-1","programmes":[{"programmeId":"%s","versions":[{"version":1,
                 "effectiveFrom":"2026-01-01T00:00:00Z","publishedAt":"2026-01-01T00:00:00Z","actor":"bench",
                 "reason":"to be measured","programme":%s}]}]}""".formatted(ID, programme());
    }

    /** The programme alone, as {@code PUT /programmes/{id}/draft} takes it. */
    public static String programme() {
        return """
                {"id":"%s","name":"Two hundred rules","zone":"Europe/Warsaw","memberKinds":["CUSTOMER"],
                 "wallets":[{"id":"points","spendable":true},{"id":"bonus","spendable":false}],
                 "tender":{"wallet":"points","pointsPerUnit":100},
                 "rules":[%s]}""".formatted(ID, String.join(",\n", rules()));
    }

    static List<String> rules() {
        var rules = new ArrayList<String>();
        rules.add("""
                {"id":"base","name":"Base","priority":100,"effect":{"type":"POINTS_PER_AMOUNT","wallet":"points","points":1,"per":"1.00"}}""");
        for (int i = 0; i < ITEM_RULES; i++) {
            rules.add(rule("item", i, "\"lines\":\"item in [" + items(i) + "]\"", perUnit()));
        }
        for (int i = 0; i < CATEGORY_RULES; i++) {
            rules.add(rule("category", i, "\"lines\":\"'" + category(i) + "' in category\"," + hours(i), perUnit()));
        }
        for (int i = 0; i < STORE_RULES; i++) {
            rules.add(rule("store", i, "\"condition\":\"net >= " + LARGE_BASKET + "\"," + stores(i), fixed()));
        }
        for (int i = 0; i < BASKET_RULES; i++) {
            var condition = "net >= %d && '%s' in categories && weekday == %d"
                    .formatted(LARGE_BASKET + i * 1_000, category(i), 1 + i % DAYS.length);
            rules.add(rule("basket", i, "\"condition\":\"" + condition + "\"", fixed()));
        }
        for (int i = 0; i < MEMBER_RULES; i++) {
            var condition = "enrolled && memberDays > %d && 'CARD' in tenders".formatted(i * 30);
            rules.add(rule("member", i, "\"condition\":\"" + condition + "\"", fixed()));
        }
        for (int i = 0; i < MULTIPLIERS; i++) {
            var effect = "{\"type\":\"MULTIPLIER\",\"wallet\":\"bonus\",\"factor\":\"2\"}";
            rules.add(rule("double", i, "\"lines\":\"'" + category(i) + "' in category\"," + hours(i), effect));
        }
        return rules;
    }

    private static String rule(String kind, int number, String when, String effect) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"%s-%d\",\"name\":\"%s %d\",\"priority\":50,\"when\":{%s},\"effect\":%s}",
                kind,
                number,
                kind,
                number,
                when,
                effect);
    }

    private static String perUnit() {
        return "{\"type\":\"POINTS_PER_UNIT\",\"wallet\":\"bonus\",\"points\":5}";
    }

    private static String fixed() {
        return "{\"type\":\"POINTS_FIXED\",\"wallet\":\"bonus\",\"points\":50}";
    }

    private static String category(int number) {
        return CATEGORIES[number % CATEGORIES.length];
    }

    private static String items(int rule) {
        var items = new ArrayList<String>();
        for (int i = 0; i < ITEMS_PER_RULE; i++) {
            items.add("'" + (rule * 83 + i * 997) % ITEMS + "'");
        }
        return String.join(", ", items);
    }

    private static String stores(int rule) {
        var stores = new ArrayList<String>();
        for (int i = 0; i < STORES_PER_RULE; i++) {
            stores.add("\"S" + (FIRST_STORE + rule * STORES_PER_RULE + i) + "\"");
        }
        return "\"stores\":[" + String.join(",", stores) + "]";
    }

    private static String hours(int rule) {
        int from = OPENS_AT + rule % (HOURS_OPEN - HOURS_OF_A_PROMOTION);
        return "\"hours\":[{\"days\":[\"%s\"],\"from\":\"%02d:00\",\"until\":\"%02d:00\"}]"
                .formatted(DAYS[rule % DAYS.length], from, from + HOURS_OF_A_PROMOTION);
    }
}

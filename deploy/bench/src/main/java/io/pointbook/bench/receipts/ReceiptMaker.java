package io.pointbook.bench.receipts;

import java.util.SplittableRandom;

/** Makes the receipts of a chain of supermarkets, one after the other; the same seed makes the same ones. */
public final class ReceiptMaker {
    static final int FEWEST_LINES = 3;
    static final int MOST_LINES = 8;
    /** Minor units of 1.00 PLN, which earns a point. */
    static final int MINOR_UNITS_PER_POINT = 100;

    private static final int STORES = 200;
    private static final int TILLS_PER_STORE = 8;
    private static final int MOST_PIECES = 4;
    private static final int CHEAPEST = 99;
    private static final int DEAREST = 4_999;
    private static final int ITEMS = 5_000;
    private static final double SHARE_WITH_DEPOSIT = 0.25;
    private static final double SHARE_WITH_DISCOUNT = 0.2;
    private static final int BOTTLE_DEPOSIT = 50;
    private static final int SECONDS_OPEN = 14 * 3_600;
    private static final int OPENS_AT_HOUR = 7;
    private static final String DAY = "2026-03-02";
    private static final String[] CATEGORIES = {"dairy", "bakery", "fruit", "drinks", "household", "sweets"};

    private final SplittableRandom random;
    private long number;

    public ReceiptMaker(long seed) {
        this(seed, 0);
    }

    /** @param first its number: others have made those before */
    ReceiptMaker(long seed, long first) {
        random = new SplittableRandom(seed);
        number = first;
    }

    /** The identity of receipt so-and-so, as the ledger writes it. */
    public static String identity(long number) {
        return store(number) + "/" + till(number) + "/" + DAY + "/" + sequence(number);
    }

    private static String store(long number) {
        return "S" + (100 + number % STORES);
    }

    private static long till(long number) {
        return 1 + number / STORES % TILLS_PER_STORE;
    }

    private static long sequence(long number) {
        return 1 + number / (STORES * TILLS_PER_STORE);
    }

    /** The next one. */
    MadeReceipt next() {
        int card = Cards.at(random.nextDouble());
        var json = new StringBuilder(1_400);
        head(json, card);
        int lines = random.nextInt(FEWEST_LINES, MOST_LINES + 1);
        boolean deposit = random.nextDouble() < SHARE_WITH_DEPOSIT;
        int goods = deposit ? lines - 1 : lines;
        int earning = 0;
        for (int line = 1; line <= goods; line++) {
            earning += sale(json, line);
        }
        int total = earning;
        if (deposit) {
            total += deposit(json, lines);
        }
        json.setLength(json.length() - 1); // the comma behind the last line
        json.append("],\"tenders\":[{\"type\":\"CARD\",\"amount\":")
                .append(total)
                .append("}],\"total\":");
        json.append(total).append('}');
        number++;
        return new MadeReceipt(card, earning / MINOR_UNITS_PER_POINT, json.toString());
    }

    private void head(StringBuilder json, int card) {
        json.append("{\"storeId\":\"").append(store(number));
        json.append("\",\"workstationId\":\"").append(till(number));
        json.append("\",\"businessDay\":\"" + DAY + "\",\"sequenceNumber\":").append(sequence(number));
        json.append(",\"type\":\"SALE\",\"endedAt\":\"" + DAY + "T");
        time(json, random.nextInt(SECONDS_OPEN));
        json.append("+01:00\",\"operatorId\":\"").append(random.nextInt(40)).append("\",\"currency\":\"PLN\"");
        json.append(",\"timeZone\":\"Europe/Warsaw\",\"channel\":\"STORE\",\"card\":{\"number\":\"");
        json.append(Cards.number(card)).append("\",\"entryMethod\":\"SCANNED\"},\"lines\":[");
    }

    private static void time(StringBuilder json, int second) {
        twoDigits(json, OPENS_AT_HOUR + second / 3_600).append(':');
        twoDigits(json, second / 60 % 60).append(':');
        twoDigits(json, second % 60);
    }

    private static StringBuilder twoDigits(StringBuilder json, int value) {
        return json.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    private int sale(StringBuilder json, int line) {
        int item = random.nextInt(ITEMS);
        int pieces = random.nextInt(1, MOST_PIECES + 1);
        int price = random.nextInt(CHEAPEST, DEAREST + 1);
        int discount = random.nextDouble() < SHARE_WITH_DISCOUNT ? price / 10 : 0;
        int net = price * pieces - discount;
        json.append("{\"lineNumber\":")
                .append(line)
                .append(",\"kind\":\"SALE\",\"itemId\":\"")
                .append(item);
        json.append("\",\"description\":\"Article ").append(item).append("\",\"category\":[\"food\",\"");
        json.append(CATEGORIES[item % CATEGORIES.length])
                .append("\"],\"quantity\":\"")
                .append(pieces);
        json.append("\",\"unitPrice\":").append(price);
        if (discount > 0) {
            json.append(",\"discounts\":[{\"amount\":").append(discount).append(",\"promotionId\":\"P10\"}]");
        }
        json.append(",\"net\":").append(net).append("},");
        return net;
    }

    private int deposit(StringBuilder json, int line) {
        int bottles = random.nextInt(1, MOST_PIECES + 1);
        int net = BOTTLE_DEPOSIT * bottles;
        json.append("{\"lineNumber\":")
                .append(line)
                .append(",\"kind\":\"DEPOSIT\",\"itemId\":\"bottle\",\"quantity\":\"");
        json.append(bottles).append("\",\"net\":").append(net).append("},");
        return net;
    }
}

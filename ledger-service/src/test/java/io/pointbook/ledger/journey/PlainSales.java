package io.pointbook.ledger.journey;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Many simple sales whose points a test can add up by itself. */
final class PlainSales {
    private static final int CARDS = 2_000;

    private PlainSales() {}

    static String card(int number) {
        return "2981%09d".formatted(number % CARDS);
    }

    /** Minor units. */
    private static long net(int number) {
        return (number * 37L) % 5_000;
    }

    static String receipt(int number) {
        return """
                {"storeId":"S1","workstationId":"%d","businessDay":"2026-03-01","sequenceNumber":%d,"type":"SALE",\
                "endedAt":"2026-03-01T10:00:00Z","currency":"PLN","card":{"number":"%s"},\
                "lines":[{"lineNumber":1,"kind":"SALE","itemId":"MILK","quantity":"1","net":%d}]}""".formatted(number % 7, number, card(number), net(number));
    }

    /** Sends receipts from, inclusive, to, exclusive. */
    static void send(TillTopic till, int from, int to) {
        for (int number = from; number < to; number++) {
            till.sendSoon(card(number), receipt(number));
        }
        till.flush();
    }

    /** Points by card number that so many receipts make. */
    static Map<String, Long> points(int receipts) {
        var points = new TreeMap<String, Long>();
        IntStream.range(0, receipts).forEach(number -> points.merge(card(number), net(number) / 100, Long::sum));
        return points;
    }
}

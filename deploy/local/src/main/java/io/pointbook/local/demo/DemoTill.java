package io.pointbook.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes receipts such as a small grocer's till prints: sales, a return now and then, customers without a card. */
final class DemoTill {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STORE = "DEMO";
    private static final String WORKSTATION = "1";
    private static final int SALES_REMEMBERED = 20;
    private static final int MOST_LINES = 6;
    private static final int MOST_PIECES = 3;
    private static final double SHARE_OF_RETURNS = 0.06;
    private static final double SHARE_WITHOUT_CARD = 0.15;

    private static final List<Item> SHELF = List.of(
            new Item("bread", "Rye bread", 489),
            new Item("milk", "Milk 1 l", 329),
            new Item("eggs", "Eggs, 10", 1_149),
            new Item("butter", "Butter 200 g", 699),
            new Item("coffee", "Ground coffee 500 g", 2_899),
            new Item("tea", "Black tea, 50 bags", 1_249),
            new Item("apples", "Apples 1 kg", 399),
            new Item("cheese", "Gouda 300 g", 1_399),
            new Item("chocolate", "Dark chocolate", 549),
            new Item("soap", "Hand soap", 799));

    private final RandomGenerator random;
    private final Deque<Sale> sales = new ArrayDeque<>();
    private int customers;

    DemoTill(RandomGenerator random) {
        this.random = random;
    }

    /** @param price of one piece, in hundredths */
    private record Item(String id, String name, int price) {}

    private record Sale(ObjectNode receipt, String card) {}

    /** The receipt that is finished at this instant. Its number follows from the time: none comes twice. */
    ObjectNode next(Instant now) {
        if (!sales.isEmpty() && random.nextDouble() < SHARE_OF_RETURNS) {
            return returned(sales.removeFirst(), now);
        }
        ObjectNode sale = sale(now);
        if (random.nextDouble() >= SHARE_WITHOUT_CARD) {
            String card = DemoCards.ALL.get(customers); // in turn: all are soon seen
            customers = (customers + 1) % DemoCards.ALL.size();
            showCard(sale, card);
            remember(new Sale(sale, card));
        }
        return sale;
    }

    private ObjectNode sale(Instant now) {
        ObjectNode receipt = header("SALE", now);
        ArrayNode lines = receipt.putArray("lines");
        int count = 1 + random.nextInt(MOST_LINES);
        long total = 0;
        for (int number = 1; number <= count; number++) {
            Item item = SHELF.get(random.nextInt(SHELF.size()));
            int pieces = 1 + random.nextInt(MOST_PIECES);
            total += addLine(lines, "SALE", item, pieces);
        }
        pay(receipt, total);
        return receipt;
    }

    /** The first line of the sale comes back, whole. */
    private ObjectNode returned(Sale sale, Instant now) {
        ObjectNode receipt = header("RETURN", now);
        showCard(receipt, sale.card());
        ObjectNode sold = (ObjectNode) sale.receipt().path("lines").get(0);
        long net = -sold.path("net").longValue();
        ObjectNode line = receipt.putArray("lines").addObject();
        line.setAll(sold);
        line.put("kind", "RETURN")
                .put("quantity", "-" + sold.path("quantity").textValue())
                .put("net", net);
        ObjectNode original = line.putObject("original");
        for (String name : List.of("storeId", "workstationId", "businessDay", "sequenceNumber")) {
            original.set(name, sale.receipt().path(name));
        }
        original.put("lineNumber", sold.path("lineNumber").intValue());
        pay(receipt, net);
        return receipt;
    }

    private static ObjectNode header(String type, Instant now) {
        OffsetDateTime time = now.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        return JSON.createObjectNode()
                .put("storeId", STORE)
                .put("workstationId", WORKSTATION)
                .put("businessDay", time.toLocalDate().toString())
                .put("sequenceNumber", time.toLocalTime().getLong(ChronoField.MILLI_OF_DAY))
                .put("type", type)
                .put("endedAt", time.toString())
                .put("currency", "PLN");
    }

    private static long addLine(ArrayNode lines, String kind, Item item, int pieces) {
        long net = (long) item.price() * pieces;
        lines.addObject()
                .put("lineNumber", lines.size())
                .put("kind", kind)
                .put("itemId", item.id())
                .put("description", item.name())
                .put("quantity", Integer.toString(pieces))
                .put("unitPrice", item.price())
                .put("net", net);
        return net;
    }

    private void pay(ObjectNode receipt, long total) {
        String type = random.nextBoolean() ? "CARD" : "CASH";
        receipt.putArray("tenders").addObject().put("type", type).put("amount", total);
        receipt.put("total", total);
    }

    private static void showCard(ObjectNode receipt, String card) {
        receipt.putObject("card").put("number", card).put("entryMethod", "SCANNED");
    }

    private void remember(Sale sale) {
        sales.addLast(sale);
        if (sales.size() > SALES_REMEMBERED) {
            sales.removeFirst();
        }
    }
}

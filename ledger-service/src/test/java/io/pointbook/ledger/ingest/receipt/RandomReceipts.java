package io.pointbook.ledger.ingest.receipt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** Valid receipts of every shape that the contract has: each optional member is there or not. */
final class RandomReceipts {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random random;

    RandomReceipts(Random random) {
        this.random = random;
    }

    ObjectNode receipt() {
        var receipt = identity(JSON.objectNode());
        String type = one("SALE", "RETURN", "EXCHANGE", "POST_VOID", "SUSPEND", "RESUME", "CANCEL", "CONTROL");
        receipt.put("type", type).put("endedAt", time());
        maybe(() -> receipt.put("beganAt", time()));
        maybe(() -> receipt.put("operatorId", text(32)));
        maybe(() -> receipt.put("training", random.nextBoolean()));
        maybe(() -> receipt.put("offline", random.nextBoolean()));
        maybe(() -> receipt.set("card", card()));
        maybe(() -> receipt.set("otherCards", texts(4, 64)));
        maybe(() -> receipt.set("coupons", texts(3, 64)));
        maybe(() -> receipt.set("tenders", tenders()));
        maybe(() -> receipt.put("timeZone", one("Europe/Warsaw", "Mars/Olympus", "")));
        maybe(() -> receipt.put("receiptNumber", text(64)));
        maybe(() -> receipt.put("channel", one("STORE", "ONLINE", "SELF_CHECKOUT", "PUMP", "OTHER")));
        maybe(() -> receipt.set("resumes", identity(JSON.objectNode())));
        if (type.equals("POST_VOID") || random.nextInt(4) == 0) {
            receipt.set("voids", identity(JSON.objectNode()));
        }
        if (type.equals("SALE") || type.equals("RETURN") || type.equals("EXCHANGE") || random.nextBoolean()) {
            receipt.put("currency", one("EUR", "PLN", "JPY", "KWD", "DEM"));
            lines(receipt);
        }
        return receipt;
    }

    private void lines(ObjectNode receipt) {
        var lines = receipt.putArray("lines");
        long sum = random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 0;
        if (sum != 0) {
            receipt.put("rounding", sum);
        }
        int count = 1 + random.nextInt(4);
        for (int number = 1; number <= count; number++) {
            var line = line(number);
            sum += line.get("net").asLong();
            lines.add(line);
        }
        if (random.nextBoolean()) {
            receipt.put("total", sum);
        }
    }

    private ObjectNode line(int number) {
        String kind = one("SALE", "SALE", "SALE", "RETURN", "DEPOSIT", "FEE", "GIFT_CARD", "DONATION");
        boolean returned = kind.equals("RETURN");
        var line = JSON.objectNode()
                .put("lineNumber", number)
                .put("kind", kind)
                .put(
                        "quantity",
                        returned ? one("-1", "-0.5", "0", "0.00", "-0") : one("1", "0.42", "-3", "999999999.999999"))
                .put("net", returned ? -random.nextInt(1000) : random.nextInt(1000) - 100);
        maybe(() -> line.put("itemId", text(64)));
        maybe(() -> line.put("gtin", one("12345678", "12345678901234")));
        maybe(() -> line.put("description", text(200)));
        maybe(() -> line.set("category", texts(8, 64)));
        maybe(() -> line.put("unit", one("EA", "KG", "")));
        maybe(() -> line.put("unitPrice", random.nextInt()));
        maybe(() -> line.put("tax", random.nextInt()));
        maybe(() -> line.set("original", identity(JSON.objectNode()).put("lineNumber", 1 + random.nextInt(100_000))));
        maybe(() -> line.put("voidsLine", 1));
        maybe(() -> line.putArray("discounts")
                .addObject()
                .put("amount", random.nextInt(100))
                .put("promotionId", text(64))
                .put("couponCode", text(64)));
        return line;
    }

    private ObjectNode identity(ObjectNode target) {
        return target.put("storeId", one("S1", "a", "A.b_c:d-9"))
                .put("workstationId", one("1", "W:1"))
                .put("businessDay", one("2024-02-29", "0000-01-01", "9999-12-31"))
                .put("sequenceNumber", one("0", "1", "9999999999").equals("0") ? 0L : random.nextInt(1_000_000));
    }

    private ObjectNode card() {
        var card = JSON.objectNode().put("number", one("2981000012345678", "1234567", "x", "é-Ω-😀-12345"));
        maybe(() -> card.put("entryMethod", one("SCANNED", "SWIPED", "NFC", "APP", "KEYED", "PHONE")));
        return card;
    }

    private ArrayNode tenders() {
        var tenders = JSON.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            var tender = tenders.addObject()
                    .put("type", one("CASH", "CARD", "MOBILE", "GIFT_CARD", "VOUCHER", "POINTS", "OTHER"))
                    .put("amount", random.nextInt());
            maybe(() -> tender.put("holdId", text(100)));
            maybe(() -> tender.put("points", random.nextInt()));
        }
        return tenders;
    }

    private ArrayNode texts(int most, int maxLength) {
        var texts = JSON.arrayNode();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            texts.add(text(maxLength));
        }
        return texts;
    }

    private String text(int maxLength) {
        int length = random.nextInt(5) == 0 ? maxLength : random.nextInt(maxLength);
        return one("a", "é", "😀", " ", "\\", "\"").repeat(length);
    }

    private String time() {
        return one(
                "2024-02-29T18:30:00+01:00",
                "2024-02-29t23:59:59.123456789z",
                "2016-12-31T23:59:60Z",
                "1999-12-31 00:00:00-18:00");
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void maybe(Runnable put) {
        if (random.nextInt(3) == 0) {
            put.run();
        }
    }
}

package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a receipt (version 1) as a till would, line by line; lines are numbered from 1 in the order of the calls. */
public final class Slip {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode receipt = JSON.objectNode();
    private int lines;

    private Slip(String type, String store, String workstation, String day, long number) {
        receipt.put("storeId", store)
                .put("workstationId", workstation)
                .put("businessDay", day)
                .put("sequenceNumber", number)
                .put("type", type)
                .put("endedAt", day + "T12:00:00Z");
    }

    public static Slip of(String type, String store, String workstation, String day, long number) {
        return new Slip(type, store, workstation, day, number);
    }

    /** In store S1 at workstation 1, ended at noon of 10 March 2025, paid in EUR. */
    public static Slip of(String type, long number) {
        return new Slip(type, "S1", "1", "2025-03-10", number).currency("EUR");
    }

    public static Slip sale(long number) {
        return of("SALE", number);
    }

    public static Slip back(long number) {
        return of("RETURN", number);
    }

    /** Takes the other slip back. */
    public static Slip voiding(long number, Slip other) {
        Slip slip = of("POST_VOID", number);
        other.identityInto(slip.receipt.putObject("voids"));
        return slip;
    }

    /** RFC 3339, with offset. */
    public Slip at(String endedAt) {
        receipt.put("endedAt", endedAt);
        return this;
    }

    public Slip card(String number) {
        receipt.putObject("card").put("number", number);
        return this;
    }

    public Slip currency(String code) {
        receipt.put("currency", code);
        return this;
    }

    public Slip with(String member, boolean value) {
        receipt.put(member, value);
        return this;
    }

    /** Any line; net in minor units. */
    public Slip line(String kind, String itemId, String quantity, long net) {
        lines++;
        receipt.withArray("lines")
                .addObject()
                .put("lineNumber", lines)
                .put("kind", kind)
                .put("itemId", itemId)
                .put("quantity", quantity)
                .put("net", net);
        return this;
    }

    public Slip bought(String itemId, String quantity, long net) {
        return line("SALE", itemId, quantity, net);
    }

    /** A RETURN line without reference; quantity and net not above zero. */
    public Slip returned(String itemId, String quantity, long net) {
        return line("RETURN", itemId, quantity, net);
    }

    /** A RETURN line with reference. */
    public Slip returned(String itemId, String quantity, long net, Slip original, int line) {
        returned(itemId, quantity, net);
        original.identityInto(lastLine().putObject("original").put("lineNumber", line));
        return this;
    }

    /** A VOID line; {@code line} 0 names none. */
    public Slip voidLine(int line, String itemId, String quantity, long net) {
        line("VOID", itemId, quantity, net);
        if (line > 0) {
            lastLine().put("voidsLine", line);
        }
        return this;
    }

    /** Turns the last line's itemId into a gtin. */
    public Slip byGtin() {
        lastLine().set("gtin", lastLine().remove("itemId"));
        return this;
    }

    /** A tender; amount in minor units. */
    public Slip paid(String type, long amount) {
        receipt.withArray("tenders").addObject().put("type", type).put("amount", amount);
        return this;
    }

    /** A POINTS tender that names its points. */
    public Slip paidPoints(long amount, long points) {
        receipt.withArray("tenders")
                .addObject()
                .put("type", "POINTS")
                .put("amount", amount)
                .put("points", points);
        return this;
    }

    /** The sum of the lines, VOID lines included, plus {@code rounding}. */
    public Slip totalled(long rounding) {
        long sum = rounding;
        for (var line : receipt.path("lines")) {
            sum += line.path("net").longValue();
        }
        receipt.put("rounding", rounding).put("total", sum);
        return this;
    }

    /** The last line written, to be bent by hand. */
    public ObjectNode lastLine() {
        return (ObjectNode) receipt.path("lines").path(lines - 1);
    }

    /** The receipt itself, not a copy. */
    public ObjectNode json() {
        return receipt;
    }

    private void identityInto(ObjectNode reference) {
        for (String member : new String[] {"storeId", "workstationId", "businessDay", "sequenceNumber"}) {
            reference.set(member, receipt.get(member));
        }
    }
}

package io.pointbook.ledger.oracle;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A gift shop that never was: a CSV of the shape of the Online Retail file, with its irregularities, the same text for
 * the same seed. Goods, people and prices are made up.
 */
public final class SyntheticShop {
    /** Lines where nobody says otherwise: some 200 customers. */
    public static final int USUAL_LINES = 4_000;

    /** Fewer lines than this have no room for every irregularity. */
    public static final int LEAST_LINES = 300;

    private static final String COLUMNS =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final int LINES_A_CUSTOMER = 20;
    private static final int GOODS = 240;
    private static final int HUGE = 70_000;
    private static final String NOBODY = "";

    private final SplittableRandom chance;
    private final List<SyntheticGoods> shelf = new ArrayList<>();
    private final List<Bought> bought = new ArrayList<>();
    private final List<Bought> toBeBoughtLater = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private final int wanted;
    private final int customers;
    private LocalDateTime clock = LocalDateTime.of(2019, 2, 4, 8, 10);
    private int number = 700_000;

    private record Bought(String customer, SyntheticGoods goods, int pieces) {}

    private SyntheticShop(long seed, int lines) {
        chance = new SplittableRandom(seed);
        wanted = Math.max(lines, LEAST_LINES);
        customers = Math.max(10, lines / LINES_A_CUSTOMER);
        for (int i = 0; i < GOODS; i++) {
            shelf.add(SyntheticGoods.invented(chance, i));
        }
    }

    /** The text of the whole file, header included; lines is raised to {@link #LEAST_LINES}. */
    public static String csv(long seed, int lines) {
        return new SyntheticShop(seed, lines).text();
    }

    private String text() {
        int rounds = 0;
        while (rows.size() < wanted) {
            tick();
            if (rounds % 60 == 8) {
                oddities(rounds / 60);
            }
            if (rounds % 60 == 20) {
                purchasesAfterTheirCancellation();
            }
            ordinaryInvoice();
            rounds++;
        }
        return COLUMNS + String.join("", rows.subList(0, wanted));
    }

    private void ordinaryInvoice() {
        int kind = chance.nextInt(100);
        if (kind < 14 && !bought.isEmpty()) {
            cancellation();
        } else if (kind < 18) {
            stockWriteOff();
        } else {
            sale(kind < 40 ? NOBODY : customer());
        }
    }

    private void sale(String customer) {
        String invoice = next("");
        int lines = 1 + chance.nextInt(customer.isEmpty() ? 16 : 12);
        for (int i = 0; i < lines; i++) {
            SyntheticGoods goods = goods();
            int pieces = chance.nextInt(20) == 0 ? 100 + chance.nextInt(400) : 1 + chance.nextInt(24);
            row(invoice, goods, pieces, goods.price(), customer);
            remember(customer, goods, pieces);
            if (chance.nextInt(20) == 0) {
                row(invoice, goods, pieces, goods.price(), customer); // the same again, and really bought
                remember(customer, goods, pieces);
            }
        }
        if (chance.nextInt(6) == 0) {
            fee(invoice, customer, 1);
        }
        if (chance.nextInt(25) == 0) {
            row(invoice, goods(), 1 + chance.nextInt(6), BigDecimal.ZERO, customer);
        }
    }

    /** Of something bought, often in part, sometimes more than was bought, sometimes never bought; no reference. */
    private void cancellation() {
        String invoice = next("C");
        Bought one = bought.get(chance.nextInt(bought.size()));
        for (int i = chance.nextInt(3); i >= 0; i--) {
            SyntheticGoods goods = i > 0 ? goods() : one.goods();
            int pieces = 1 + chance.nextInt(one.pieces() + one.pieces() / 4 + 1);
            row(invoice, goods, -pieces, goods.price(), one.customer());
        }
        if (chance.nextInt(5) == 0) {
            fee(invoice, one.customer(), -1);
        }
    }

    private void stockWriteOff() {
        SyntheticGoods goods = goods();
        String note = chance.nextBoolean() ? "" : "found wet";
        row(
                next(""),
                new SyntheticGoods(goods.code(), note, BigDecimal.ZERO),
                -1 - chance.nextInt(90),
                BigDecimal.ZERO,
                NOBODY);
    }

    private void fee(String invoice, String customer, int pieces) {
        String[] codes = {"POST", "DOT", "M", "m", "D", "C2", "BANK CHARGES", "AMAZONFEE", "S", "CRUK", "PADS"};
        String code = codes[chance.nextInt(codes.length)];
        var price = BigDecimal.valueOf(100 + chance.nextInt(4_000), 2);
        row(
                invoice,
                new SyntheticGoods(code, "charge " + code, price),
                code.equals("D") ? -1 : pieces,
                price,
                customer);
    }

    private void oddities(int turn) {
        giftVouchers();
        twoTimestamps();
        linesApart();
        badDebt();
        thousandths();
        cancelBeforePurchase();
        if (turn == 0) {
            hugeInvoiceCancelledTwelveMinutesLater();
        }
    }

    private void giftVouchers() {
        String invoice = next("");
        String customer = customer();
        row(invoice, new SyntheticGoods("gift_0001_20", "Gift Voucher, twenty", price(1667)), 1, price(1667), customer);
        row(invoice, goods(), 3, price(295), customer);
        row(
                next("C"),
                new SyntheticGoods("gift_0001_20", "Gift Voucher, twenty", price(1667)),
                -1,
                price(1667),
                customer);
    }

    private void twoTimestamps() {
        String invoice = next("");
        String customer = customer();
        clock = clock.plusMinutes(1);
        row(invoice, goods(), 4, price(425), customer);
        clock = clock.minusMinutes(1);
        row(invoice, goods(), 2, price(850), customer);
    }

    private void linesApart() {
        String apart = next("");
        String customer = customer();
        row(apart, goods(), 5, price(195), customer);
        row(next(""), goods(), 1, price(795), customer());
        row(apart, goods(), 6, price(125), customer);
    }

    private void badDebt() {
        var adjustment = new SyntheticGoods("B", "Adjust bad debt", price(1_106_206));
        row(next("A"), adjustment, 1, price(1_106_206), NOBODY);
        row(next("A"), adjustment, 1, price(-1_106_206), NOBODY);
    }

    private void thousandths() {
        String invoice = next("");
        String customer = customer();
        row(invoice, goods(), 1, new BigDecimal("0.001"), customer);
        row(invoice, goods(), 5, new BigDecimal("1.255"), customer);
    }

    private void purchasesAfterTheirCancellation() {
        for (Bought later : toBeBoughtLater) {
            row(next(""), later.goods(), later.pieces(), later.goods().price(), later.customer());
        }
        toBeBoughtLater.clear();
    }

    private void cancelBeforePurchase() {
        var early = new Bought(customer(), goods(), 6);
        row(next("C"), early.goods(), -early.pieces(), early.goods().price(), early.customer());
        toBeBoughtLater.add(early);
    }

    private void hugeInvoiceCancelledTwelveMinutesLater() {
        SyntheticGoods goods = goods();
        String customer = customer();
        row(next(""), goods, HUGE, price(208), customer);
        clock = clock.plusMinutes(12);
        row(next("C"), goods, -HUGE, price(208), customer);
    }

    private void remember(String customer, SyntheticGoods goods, int pieces) {
        if (!customer.isEmpty()) {
            bought.add(new Bought(customer, goods, pieces));
        }
    }

    /** Some minutes on; after five in the afternoon, the next working day. */
    private void tick() {
        clock = clock.plusMinutes(1 + chance.nextInt(45));
        if (clock.getHour() >= 17) {
            clock = clock.toLocalDate().plusDays(1).atTime(8, chance.nextInt(60));
            while (clock.getDayOfWeek() == DayOfWeek.SATURDAY) {
                clock = clock.plusDays(1);
            }
        }
    }

    private String next(String letter) {
        number++;
        return letter + number;
    }

    private String customer() {
        return String.valueOf(20_001 + chance.nextInt(customers));
    }

    private SyntheticGoods goods() {
        return shelf.get(chance.nextInt(shelf.size()));
    }

    private static BigDecimal price(long pence) {
        return BigDecimal.valueOf(pence, 2);
    }

    private void row(String invoice, SyntheticGoods goods, int pieces, BigDecimal price, String customer) {
        rows.add(String.join(
                        ",",
                        invoice,
                        goods.code(),
                        goods.quotedDescription(),
                        String.valueOf(pieces),
                        clock.toInstant(ZoneOffset.UTC).toString(),
                        price.stripTrailingZeros().toPlainString(),
                        customer,
                        customer.hashCode() % 9 == 0 ? "Poland" : "United Kingdom")
                + "\n");
    }
}

package io.pointbook.ledger.account;

import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Quantity;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.account.receipt.ShownCard;
import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.account.receipt.TenderType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One till that rings up receipts with numbers from 1, all at noon of the first day unless told otherwise. */
public final class Till {
    public static final String ANNA = "anna";
    public static final String BORIS = "boris";
    public static final Instant NOON = Instant.parse("2025-03-10T12:00:00Z");

    private final String store;
    private long numbers;

    public Till() {
        this("S1");
    }

    public Till(String store) {
        this.store = store;
    }

    public static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }

    /** A receipt as it was kept: here its identity is enough to find it again. */
    public static CanonicalReceipt kept(Receipt receipt) {
        return new CanonicalReceipt(receipt.id().toString().getBytes(StandardCharsets.UTF_8));
    }

    public RungUp sale(@Nullable String card) {
        return new RungUp(ReceiptType.SALE, card);
    }

    public RungUp back(@Nullable String card) {
        return new RungUp(ReceiptType.RETURN, card);
    }

    public RungUp exchange(@Nullable String card) {
        return new RungUp(ReceiptType.EXCHANGE, card);
    }

    public RungUp voiding(@Nullable String card, RungUp other) {
        var voiding = new RungUp(ReceiptType.POST_VOID, card);
        voiding.voids = other.id();
        return voiding;
    }

    /** A receipt while it is rung up; lines are numbered from 1. */
    public final class RungUp {
        private final long number = ++numbers;
        private final ReceiptType type;
        private final @Nullable String card;
        private final List<Line> lines = new ArrayList<>();
        private final List<Tender> tenders = new ArrayList<>();
        private Instant endedAt = NOON;
        private String currency = "EUR";
        private @Nullable ReceiptId voids;

        private RungUp(ReceiptType type, @Nullable String card) {
            this.type = type;
            this.card = card;
        }

        public RungUp on(int day) {
            return at(day(day));
        }

        public RungUp at(Instant endedAt) {
            this.endedAt = endedAt;
            return this;
        }

        public RungUp in(String currency) {
            this.currency = currency;
            return this;
        }

        /** Goods sold; net in minor units for the whole line. */
        public RungUp line(String item, long pieces, long net) {
            return line(LineKind.SALE, item, Long.toString(pieces), net, null);
        }

        /** Goods brought back without a receipt; pieces and net above zero, as one says it. */
        public RungUp returned(String item, long pieces, long net) {
            return line(LineKind.RETURN, item, Long.toString(-pieces), -net, null);
        }

        public RungUp returned(String item, long pieces, long net, RungUp original, int line) {
            return line(LineKind.RETURN, item, Long.toString(-pieces), -net, new LineId(original.id(), line));
        }

        public RungUp line(LineKind kind, String item, String quantity, long net, @Nullable LineId original) {
            return add(kind, item, null, quantity, net, null, original);
        }

        public RungUp byGtin(LineKind kind, String gtin, String quantity, long net) {
            return add(kind, null, gtin, quantity, net, null, null);
        }

        /** Takes pieces and money from an earlier line. */
        public RungUp voidLine(int line, String item, long pieces, long net) {
            return add(LineKind.VOID, item, null, Long.toString(-pieces), -net, line, null);
        }

        private RungUp add(
                LineKind kind,
                @Nullable String item,
                @Nullable String gtin,
                String quantity,
                long net,
                @Nullable Integer voidsLine,
                @Nullable LineId original) {
            lines.add(new Line(
                    lines.size() + 1,
                    kind,
                    item,
                    gtin,
                    null,
                    List.of(),
                    Quantity.parse(quantity),
                    "EA",
                    net,
                    voidsLine,
                    original));
            return this;
        }

        public RungUp paid(TenderType type, long amount) {
            tenders.add(new Tender(type, amount, null, null));
            return this;
        }

        /** Below zero: the till gives points back. */
        public RungUp points(long amount, @Nullable Long points) {
            return points(amount, points, null);
        }

        public RungUp points(long amount, @Nullable Long points, @Nullable String holdId) {
            tenders.add(new Tender(TenderType.POINTS, amount, holdId, points));
            return this;
        }

        public ReceiptId id() {
            return new ReceiptId(store, "1", LocalDate.ofInstant(NOON, ZoneOffset.UTC), number);
        }

        public Receipt receipt() {
            return new Receipt(
                    id(),
                    type,
                    endedAt,
                    ZoneOffset.UTC,
                    null,
                    currency,
                    false,
                    false,
                    card == null ? null : new ShownCard(card, null, null),
                    List.copyOf(lines),
                    List.copyOf(tenders),
                    List.of(),
                    voids);
        }
    }
}

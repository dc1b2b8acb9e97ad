package io.pointbook.ledger.ingest.receipt;

import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.account.receipt.ShownCard;
import io.pointbook.ledger.account.receipt.Tender;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A whole receipt, by the contract's schema. What the schema cannot say stands in {@link Checks}. */
final class ReceiptFields {
    static final int MAX_STORE_ID = 32;
    static final int MAX_WORKSTATION_ID = 16;
    static final long MAX_SEQUENCE_NUMBER = 9_999_999_999L;
    /** Largest amount of money or points, in minor units: 2,000 lines of it still fit a long. */
    static final long MAX_AMOUNT = 1_000_000_000_000L;

    private static final int MAX_OPERATOR_ID = 32;
    private static final int MAX_RECEIPT_NUMBER = 64;
    private static final int MAX_TIME_ZONE = 64;
    private static final int MAX_COUPONS = 50;
    private static final int MAX_COUPON = 64;
    private static final Choice<ReceiptType> TYPE = Choice.of(ReceiptType.class);
    private static final Choice<String> CHANNEL = Choice.of("STORE", "ONLINE", "SELF_CHECKOUT", "PUMP", "OTHER");
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final int SEQUENCE_NUMBER = 3;

    private final JsonCopy json;
    private final CardNumbers cards;
    private int seen;
    private @Nullable Set<String> unknown;
    private @Nullable String storeId;
    private @Nullable String workstationId;
    private @Nullable LocalDate businessDay;
    private long sequenceNumber;
    private @Nullable ReceiptType type;
    private Rfc3339.@Nullable Time endedAt;
    private @Nullable String timeZone;
    private @Nullable String currency;
    private boolean training = ReceiptDefaults.TRAINING;
    private boolean offline = ReceiptDefaults.OFFLINE;
    private @Nullable ShownCard card;
    private @Nullable List<Line> lines;
    private List<Tender> tenders = List.of();
    private List<String> coupons = List.of();
    private final List<String> discountCoupons = new ArrayList<>(0);
    private @Nullable ReceiptId voids;
    private @Nullable Long total;
    private long rounding;

    ReceiptFields(JsonCopy json, CardNumbers cards) {
        this.json = json;
        this.cards = cards;
    }

    Receipt read() throws IOException {
        json.start();
        json.beginObject();
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            member(name);
        }
        json.requireEnd();
        return receipt();
    }

    /** The sum that the till says the lines and the rounding make. */
    @Nullable
    Long total() {
        return total;
    }

    long rounding() {
        return rounding;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "storeId" -> {
                seen = json.once(seen, 0);
                storeId = json.code(MAX_STORE_ID);
            }
            case "workstationId" -> {
                seen = json.once(seen, 1);
                workstationId = json.code(MAX_WORKSTATION_ID);
            }
            case "businessDay" -> {
                seen = json.once(seen, 2);
                businessDay = json.date();
            }
            case "sequenceNumber" -> {
                seen = json.once(seen, SEQUENCE_NUMBER);
                sequenceNumber = json.integer(0, MAX_SEQUENCE_NUMBER);
            }
            case "type" -> {
                seen = json.once(seen, 4);
                type = TYPE.read(json);
            }
            case "beganAt" -> {
                seen = json.once(seen, 5);
                var _ = json.time();
            }
            case "endedAt" -> {
                seen = json.once(seen, 6);
                endedAt = json.time();
            }
            case "timeZone" -> {
                seen = json.once(seen, 7);
                timeZone = json.text(MAX_TIME_ZONE);
            }
            default -> content(name);
        }
    }

    private void content(String name) throws IOException {
        switch (name) {
            case "currency" -> {
                seen = json.once(seen, 8);
                currency = currency();
            }
            case "card" -> {
                seen = json.once(seen, 9);
                card = CardFields.shown(json, cards);
            }
            case "otherCards" -> {
                seen = json.once(seen, 10);
                CardFields.others(json, cards);
            }
            case "lines" -> {
                seen = json.once(seen, 11);
                lines = LineFields.all(json, discountCoupons);
            }
            case "tenders" -> {
                seen = json.once(seen, 12);
                tenders = TenderFields.all(json);
            }
            case "coupons" -> {
                seen = json.once(seen, 13);
                coupons = LineFields.texts(json, MAX_COUPONS, MAX_COUPON);
            }
            case "total" -> {
                seen = json.once(seen, 14);
                total = json.integer(-MAX_AMOUNT, MAX_AMOUNT);
            }
            case "rounding" -> {
                seen = json.once(seen, 15);
                rounding = json.integer(-MAX_AMOUNT, MAX_AMOUNT);
            }
            default -> circumstances(name);
        }
    }

    private void circumstances(String name) throws IOException {
        switch (name) {
            case "training" -> {
                seen = json.once(seen, 16);
                training = json.flag();
            }
            case "offline" -> {
                seen = json.once(seen, 17);
                offline = json.flag();
            }
            case "voids" -> {
                seen = json.once(seen, 18);
                voids = ReferenceFields.receipt(json);
            }
            case "resumes" -> {
                seen = json.once(seen, 19);
                var _ = ReferenceFields.receipt(json);
            }
            case "operatorId" -> {
                seen = json.once(seen, 20);
                var _ = json.text(MAX_OPERATOR_ID);
            }
            case "receiptNumber" -> {
                seen = json.once(seen, 21);
                var _ = json.text(MAX_RECEIPT_NUMBER);
            }
            case "channel" -> {
                seen = json.once(seen, 22);
                var _ = CHANNEL.read(json);
            }
            default -> unknown = json.unknown(name, unknown);
        }
    }

    private String currency() throws IOException {
        String code = json.text(Integer.MAX_VALUE);
        if (!CharChecks.isCurrency(code)) {
            throw json.expected("three capital letters, as in EUR");
        }
        return code;
    }

    private Receipt receipt() {
        if (storeId == null || workstationId == null || businessDay == null || (seen & 1 << SEQUENCE_NUMBER) == 0) {
            throw json.expected("an object with storeId, workstationId, businessDay and sequenceNumber");
        }
        if (type == null || endedAt == null) {
            throw json.expected("an object with type and endedAt");
        }
        requireWhatTheTypeNeeds(type);
        return new Receipt(
                new ReceiptId(storeId, workstationId, businessDay, sequenceNumber),
                type,
                endedAt.at(),
                endedAt.offset(),
                knownZone(),
                currency,
                training,
                offline,
                card,
                lines == null ? List.of() : lines,
                tenders,
                allCoupons(),
                voids);
    }

    /** Each code once: a till names a coupon that it took, and the discount that came of it. */
    private List<String> allCoupons() {
        if (discountCoupons.isEmpty() && coupons.size() < 2) {
            return coupons;
        }
        var all = new LinkedHashSet<>(coupons);
        all.addAll(discountCoupons);
        return List.copyOf(all);
    }

    private void requireWhatTheTypeNeeds(ReceiptType given) {
        boolean needsLines =
                switch (given) {
                    case SALE, RETURN, EXCHANGE -> true;
                    case POST_VOID, SUSPEND, RESUME, CANCEL, CONTROL -> false;
                };
        if (needsLines && (lines == null || lines.isEmpty())) {
            throw json.expected("at least one element in lines, as in every " + given);
        }
        if (given == ReceiptType.POST_VOID && voids == null) {
            throw json.expected("a member voids, as in every POST_VOID");
        }
        if (lines != null && currency == null) {
            throw json.expected("a member currency, as wherever there are lines");
        }
    }

    /** A zone that this JDK does not know is as good as none: the offset of endedAt is then the local clock. */
    private @Nullable String knownZone() {
        return timeZone != null && ZONES.contains(timeZone) ? timeZone : null;
    }
}

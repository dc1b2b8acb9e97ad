package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Receipt;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a condition may ask about, by name: one flat list, declared with types. */
public final class Facts {
    private static final double MILLIONTHS = 1_000_000.0;

    private Facts() {}

    /** Types of facts. */
    public enum Type {
        TEXT,
        WHOLE,
        NUMBER,
        TRUTH,
        TEXTS,
        WHOLE_BY_TEXT
    }

    /** What a condition about a receipt may name. */
    public static Map<String, Type> ofReceipt() {
        var types = new LinkedHashMap<String, Type>();
        types.put("store", Type.TEXT);
        types.put("workstation", Type.TEXT);
        types.put("currency", Type.TEXT);
        types.put("net", Type.WHOLE);
        types.put("pieces", Type.NUMBER);
        types.put("items", Type.TEXTS);
        types.put("categories", Type.TEXTS);
        types.put("tenders", Type.TEXTS);
        types.put("coupons", Type.TEXTS);
        types.put("memberKind", Type.TEXT);
        types.put("tier", Type.TEXT);
        types.put("enrolled", Type.TRUTH);
        types.put("memberDays", Type.WHOLE);
        types.put("balance", Type.WHOLE_BY_TEXT);
        types.put("weekday", Type.WHOLE);
        types.put("hour", Type.WHOLE);
        types.put("day", Type.WHOLE);
        types.put("month", Type.WHOLE);
        types.put("date", Type.TEXT);
        types.put("tags", Type.TEXTS);
        types.put("referred", Type.TRUTH);
        types.put("occasion", Type.TEXT);
        types.put("name", Type.TEXT);
        types.put("number", Type.WHOLE);
        types.put("earned", Type.WHOLE_BY_TEXT);
        return types;
    }

    /** What a condition about a line may name, beside the facts of its receipt. */
    public static Map<String, Type> ofLine() {
        var types = new LinkedHashMap<>(ofReceipt());
        types.put("item", Type.TEXT);
        types.put("gtin", Type.TEXT);
        types.put("description", Type.TEXT);
        types.put("category", Type.TEXTS);
        types.put("unit", Type.TEXT);
        types.put("lineNet", Type.WHOLE);
        types.put("quantity", Type.NUMBER);
        return types;
    }

    /** @param tier the member's level, empty where the programme has no ladder */
    static Map<String, Object> of(Receipt receipt, ZonedDateTime local, List<Line> sales, Account member, String tier) {
        var facts = common(local, sales, member, tier);
        facts.put("store", receipt.id().storeId());
        facts.put("workstation", receipt.id().workstationId());
        facts.put("currency", Objects.requireNonNullElse(receipt.currency(), ""));
        facts.put(
                "items",
                sales.stream()
                        .map(Line::item)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        var categories = new LinkedHashSet<String>();
        sales.forEach(line -> categories.addAll(line.category()));
        facts.put("categories", List.copyOf(categories));
        facts.put(
                "tenders",
                receipt.tenders().stream()
                        .map(tender -> tender.type().name())
                        .distinct()
                        .toList());
        facts.put("coupons", receipt.coupons());
        facts.put("memberDays", memberDays(receipt.endedAt(), member));
        facts.put("occasion", "RECEIPT");
        facts.put("name", "");
        facts.put("number", 0L);
        facts.put("earned", Map.of());
        return facts;
    }

    /**
     * The same names for an occasion: what only receipts have is empty.
     *
     * @param line its pieces and money
     * @param earned units by wallet in the period that is over
     */
    static Map<String, Object> of(
            Occasion occasion, ZonedDateTime local, Line line, Account member, String tier, Map<String, Long> earned) {
        var facts = common(local, List.of(line), member, tier);
        for (String text : List.of("store", "workstation")) {
            facts.put(text, "");
        }
        for (String list : List.of("items", "categories", "tenders", "coupons")) {
            facts.put(list, List.of());
        }
        facts.put("currency", Objects.requireNonNullElse(occasion.currency(), ""));
        facts.put("memberDays", memberDays(occasion.at(), member));
        facts.put("occasion", occasion.kind().name());
        facts.put("name", occasion.name());
        facts.put("number", occasion.number());
        facts.put("earned", earned);
        return facts;
    }

    private static Map<String, Object> common(ZonedDateTime local, List<Line> lines, Account member, String tier) {
        var facts = new HashMap<String, Object>();
        facts.put("net", lines.stream().mapToLong(Line::net).reduce(0, Math::addExact));
        facts.put("pieces", lines.stream().mapToDouble(Facts::pieces).sum());
        facts.put("memberKind", member.kind());
        facts.put("tier", tier);
        facts.put("enrolled", member.enrolledAt() != null);
        facts.put("tags", List.copyOf(member.tags()));
        var referral = member.referral();
        facts.put("referred", referral != null && referral.isOpen());
        facts.put("balance", balances(member));
        facts.put("weekday", (long) local.getDayOfWeek().getValue());
        facts.put("hour", (long) local.getHour());
        facts.put("day", (long) local.getDayOfMonth());
        facts.put("month", (long) local.getMonthValue());
        facts.put("date", local.toLocalDate().toString());
        return facts;
    }

    /** What a line adds to the facts of its receipt. */
    static Map<String, Object> of(Line line) {
        var facts = new HashMap<String, Object>();
        facts.put("item", Objects.requireNonNullElse(line.item(), ""));
        facts.put("gtin", Objects.requireNonNullElse(line.gtin(), ""));
        facts.put("description", Objects.requireNonNullElse(line.description(), ""));
        facts.put("category", line.category());
        facts.put("unit", line.unit());
        facts.put("lineNet", line.net());
        facts.put("quantity", pieces(line));
        return facts;
    }

    /** The clock on the wall of the shop: the receipt's zone, else the offset that its till wrote. */
    static ZonedDateTime local(Receipt receipt) {
        if (receipt.timeZone() != null) {
            try {
                return receipt.endedAt().atZone(ZoneId.of(receipt.timeZone()));
            } catch (DateTimeException _) {
                // a zone that this JVM does not know: the offset is the till's own word too
            }
        }
        return receipt.endedAt().atZone(receipt.offset());
    }

    static List<Line> sales(List<Line> surviving) {
        return surviving.stream().filter(line -> line.kind() == LineKind.SALE).toList();
    }

    private static double pieces(Line line) {
        return line.quantity().millionths() / MILLIONTHS;
    }

    private static long memberDays(Instant at, Account member) {
        var since = member.memberSince();
        return since == null || since.isAfter(at)
                ? 0
                : Duration.between(since, at).toDays();
    }

    private static Map<String, Long> balances(Account member) {
        var balances = new HashMap<String, Long>();
        for (Map.Entry<String, Standing> wallet : member.book().standings().entrySet()) {
            balances.put(wallet.getKey(), wallet.getValue().active());
        }
        return balances;
    }
}

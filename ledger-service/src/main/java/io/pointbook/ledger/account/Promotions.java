package io.pointbook.ledger.account;

import io.pointbook.ledger.account.RuleUse.Difference;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineDiscount;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Discounts of rules as lines carry them. A till names a rule by its id, or by programme id + "/" + rule id; other names
 * are promotions of its own, which are part of the price and nothing to the ledger.
 */
public final class Promotions {
    private static final Pattern RULE_KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}");

    /** Characters that a line's discount has for the name of its rule. */
    private static final int LONGEST_NAME = 64;

    /** Whose receipts nobody's card is on. */
    public static final String NOBODY_KIND = "CUSTOMER";

    private static final String NOBODY = "nobody";

    private final Programme programme;
    private final Receipt receipt;
    private final List<Line> surviving;

    /** @param surviving the receipt's lines as its VOID lines left them */
    public Promotions(Programme programme, Receipt receipt, List<Line> surviving) {
        this.programme = programme;
        this.receipt = receipt;
        this.surviving = surviving;
    }

    /** How a till names a rule on its lines: the key where there is room for it. */
    public static String name(String rule) {
        return rule.length() <= LONGEST_NAME ? rule : rule.substring(rule.indexOf('/') + 1);
    }

    /** The lines as they were before the programme's rules took anything off. */
    public List<Line> undiscounted() {
        return isPlain(surviving)
                ? surviving
                : surviving.stream().map(this::undiscounted).toList();
    }

    private Line undiscounted(Line line) {
        if (line.kind() != LineKind.SALE || line.discounts().isEmpty()) {
            return line;
        }
        long net = line.net();
        var others = new ArrayList<LineDiscount>(line.discounts().size());
        for (LineDiscount discount : line.discounts()) {
            var rule = rule(discount);
            if (rule != null && programme.hasDiscount(rule)) {
                net = Math.addExact(net, discount.amount());
            } else {
                others.add(discount);
            }
        }
        return line.priced(net, others);
    }

    /** The same of a receipt that is on no account: asked of a customer of whom nothing is known. */
    public static List<RuleUse> ofNobody(Programme programme, Receipt receipt) {
        var at = receipt.endedAt();
        var nobody = new Account(NOBODY);
        nobody.apply(new AccountEvent.AccountOpened(NOBODY, NOBODY, NOBODY_KIND, null, false, at, at));
        return receipt.type() == ReceiptType.POST_VOID
                ? List.of()
                : new Promotions(programme, receipt, ReceiptDecision.effectiveLines(receipt)).uses(nobody);
    }

    /**
     * The rules that the till has used, by their names, each compared with what it would have given; and those that were
     * due and that it left out, where it gives this programme's discounts at all or had no connection to ask.
     */
    List<RuleUse> uses(Account member) {
        if (isPlain(surviving) && !receipt.offline()) {
            return List.of();
        }
        var applied = applied();
        boolean reportsAll = receipt.offline() || applied.keySet().stream().anyMatch(programme::hasDiscount);
        if (applied.isEmpty() && !reportsAll) {
            return List.of();
        }
        var due = programme.discounts(receipt, undiscounted(), member);
        var uses = new ArrayList<RuleUse>();
        applied.forEach((rule, amounts) -> uses.add(use(
                rule,
                amounts,
                due.given().stream()
                        .filter(given -> given.rule().equals(rule))
                        .findFirst()
                        .orElse(null))));
        due.given().stream()
                .filter(given -> reportsAll && given.amount() > 0 && !applied.containsKey(given.rule()))
                .sorted(Comparator.comparing(Discounts.Given::rule))
                .forEach(given -> uses.add(use(given.rule(), Map.of(), given)));
        return List.copyOf(uses);
    }

    private static boolean isPlain(List<Line> lines) {
        for (Line line : lines) {
            if (!line.discounts().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Amounts by line, by rule. */
    private Map<String, Map<Integer, Long>> applied() {
        var applied = new TreeMap<String, Map<Integer, Long>>();
        for (Line line : surviving) {
            for (LineDiscount discount : line.kind() == LineKind.SALE ? line.discounts() : List.<LineDiscount>of()) {
                var rule = discount.amount() == 0 ? null : rule(discount);
                if (rule != null) {
                    applied.computeIfAbsent(rule, _ -> new TreeMap<>())
                            .merge(line.lineNumber(), discount.amount(), Math::addExact);
                }
            }
        }
        return applied;
    }

    /** Its key; nothing for a promotion of the till's own. */
    private @Nullable String rule(LineDiscount discount) {
        var name = discount.promotionId();
        if (name == null) {
            return null;
        }
        if (name.indexOf('/') >= 0) {
            return RULE_KEY.matcher(name).matches() ? name : null;
        }
        var key = programme.id() + "/" + name;
        return programme.hasDiscount(key) ? key : null;
    }

    private RuleUse use(String rule, Map<Integer, Long> amounts, Discounts.@Nullable Given due) {
        var expected = new TreeMap<Integer, Long>();
        if (due != null) {
            due.lines().forEach(line -> expected.put(line.line(), line.amount()));
        }
        var lines = new ArrayList<RuleUse.OfLine>();
        var numbers = new TreeSet<>(amounts.keySet());
        numbers.addAll(expected.keySet());
        for (int line : numbers) {
            lines.add(new RuleUse.OfLine(line, amounts.getOrDefault(line, 0L), expected.getOrDefault(line, 0L)));
        }
        long amount = amounts.values().stream().reduce(0L, Math::addExact);
        long wanted = expected.values().stream().reduce(0L, Math::addExact);
        boolean overLimit = due != null && due.limitedBy() != null && amount > wanted;
        return new RuleUse(
                rule,
                programme.version(),
                receipt.currency() == null ? "" : receipt.currency(),
                amount,
                wanted,
                amounts.isEmpty()
                        ? Difference.LEFT_OUT
                        : difference(programme.hasDiscount(rule), due, overLimit, amounts.equals(expected)),
                overLimit && due != null ? due.limitedBy() : null,
                !amounts.isEmpty() && programme.countsUses(rule),
                List.copyOf(lines),
                receipt.offline() ? true : null);
    }

    private static @Nullable Difference difference(
            boolean known, Discounts.@Nullable Given due, boolean overLimit, boolean same) {
        if (!known) {
            return Difference.UNKNOWN_RULE;
        }
        if (due == null) {
            return Difference.NOT_DUE;
        }
        if (overLimit) {
            return Difference.OVER_LIMIT;
        }
        return same ? null : Difference.AMOUNT;
    }
}

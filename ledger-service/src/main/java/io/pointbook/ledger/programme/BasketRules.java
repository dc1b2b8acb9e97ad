package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Budgets;
import io.pointbook.ledger.account.Discounts;
import io.pointbook.ledger.account.Missing;
import io.pointbook.ledger.account.Promotions;
import io.pointbook.ledger.account.SilentRule;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a programme's rules say about a basket that is not paid yet. */
final class BasketRules {
    private final List<CompiledRule> rules;
    private final Map<String, CompiledRule> discounts;
    private final List<CompiledRule> drawn;
    private final @Nullable Tiers tiers;
    private final Budgets budgets;

    /** @param rules in the order of their priority */
    BasketRules(List<CompiledRule> rules, @Nullable Tiers tiers) {
        this.rules = rules.stream()
                .filter(rule -> rule.rule().trigger().ofReceipts())
                .toList();
        this.discounts = this.rules.stream()
                .filter(CompiledRule::givesDiscount)
                .collect(Collectors.toMap(CompiledRule::key, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        this.drawn = this.rules.stream()
                .filter(rule -> rule.rule().when().draw() != null)
                .toList();
        this.tiers = tiers;
        this.budgets = Budgets.UNTOUCHED;
    }

    private BasketRules(BasketRules of, Budgets budgets) {
        this.rules = of.rules;
        this.discounts = of.discounts;
        this.drawn = of.drawn;
        this.tiers = of.tiers;
        this.budgets = budgets;
    }

    BasketRules within(Budgets given) {
        return new BasketRules(this, given);
    }

    /** By its key; absent where it is no rule that takes something off. */
    @Nullable
    CompiledRule discount(String key) {
        return discounts.get(key);
    }

    /** @param undiscounted the surviving lines before any of these rules */
    Discounts discounts(Receipt receipt, List<Line> undiscounted, Account member) {
        var sales = Facts.sales(undiscounted);
        if (discounts.isEmpty() || sales.isEmpty() || receipt.currency() == null) {
            return Discounts.NONE;
        }
        var tier = tier(receipt, member);
        return new Discounting(Scene.of(receipt, sales, member, tier, budgets), member, tier)
                .all(List.copyOf(discounts.values()));
    }

    /** Rules that hold, where chance decides what they give. */
    List<String> mayWin(Receipt receipt, List<Line> surviving, Account member) {
        var sales = Facts.sales(surviving);
        if (drawn.isEmpty() || sales.isEmpty() || receipt.currency() == null) {
            return List.of();
        }
        var tier = tier(receipt, member);
        var scene = Scene.of(receipt, sales, member, tier, budgets);
        return drawn.stream()
                .filter(rule -> NextSteps.mayGive(rule, scene, member, tier))
                .map(CompiledRule::key)
                .toList();
    }

    /** @param undiscounted what discount rules look at, {@code surviving} what the others do */
    List<Missing> missing(Receipt receipt, List<Line> surviving, List<Line> undiscounted, Account member) {
        var sales = Facts.sales(surviving);
        if (sales.isEmpty() || receipt.currency() == null) {
            return List.of();
        }
        var tier = tier(receipt, member);
        var paid = new NextSteps(Scene.of(receipt, sales, member, tier, budgets), member, tier);
        var priced = discounts.isEmpty()
                ? paid
                : new NextSteps(Scene.of(receipt, Facts.sales(undiscounted), member, tier, budgets), member, tier);
        return rules.stream()
                .filter(rule -> rule.rule().when().draw() == null)
                .map(rule -> (rule.givesDiscount() ? priced : paid).missing(rule))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Rules that gave nothing with a receipt, those of points and coupons too, and why. */
    List<SilentRule> silent(
            String programme,
            int version,
            Receipt receipt,
            List<Line> surviving,
            Promotions promotions,
            Account member,
            Set<String> gave) {
        var sales = Facts.sales(surviving);
        if (sales.isEmpty() || receipt.currency() == null) {
            return Silence.noSale(rules, version);
        }
        var tier = tier(receipt, member);
        var undiscounted = promotions.undiscounted();
        return new Silence(
                        programme,
                        version,
                        rules,
                        gave,
                        Scene.of(receipt, sales, member, tier, budgets),
                        Scene.of(receipt, Facts.sales(undiscounted), member, tier, budgets),
                        discounts(receipt, undiscounted, member),
                        member,
                        tier)
                .silent();
    }

    private String tier(Receipt receipt, Account member) {
        return tiers == null ? "" : tiers.at(member, receipt.endedAt());
    }
}

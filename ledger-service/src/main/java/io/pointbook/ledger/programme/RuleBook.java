package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.FullCard;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a version's document alone, sorted out once and shared by the programme within all its budgets.
 *
 * @param rules in the order in which they are asked
 * @param budgeted keys of the rules with a budget of the whole campaign
 * @param ofReceipts those that judge receipts, without discounts
 * @param tiers nothing where the programme has none
 */
record RuleBook(
        ProgrammeDocument document,
        int version,
        List<CompiledRule> rules,
        Set<String> budgeted,
        AskedRules ofReceipts,
        WalletTerms wallets,
        Giving giving,
        List<FullCard> cards,
        @Nullable Tiers tiers) {

    static RuleBook of(ProgrammeDocument document, int version, List<CompiledRule> rules) {
        var wallets = new WalletTerms(document);
        return new RuleBook(
                document,
                version,
                rules,
                rules.stream()
                        .filter(CompiledRule::hasBudget)
                        .map(CompiledRule::key)
                        .collect(Collectors.toUnmodifiableSet()),
                AskedRules.of(rules.stream()
                        .filter(rule -> rule.rule().trigger().ofReceipts() && !rule.givesDiscount())
                        .toList()),
                wallets,
                new Giving(document, version, wallets),
                document.cards().stream()
                        .sorted(Comparator.comparing(ProgrammeDocument.Card::id))
                        .map(card -> new FullCard(
                                document.id(),
                                version,
                                card.id(),
                                card.collects(),
                                card.full(),
                                card.wallet(),
                                card.points()))
                        .toList(),
                document.ladder() == null ? null : new Tiers(document.ladder(), document.zone()));
    }

    /** Whether a rule leaves it to chance. */
    boolean draws() {
        return rules.stream().anyMatch(RuleBook::draws);
    }

    /** The same without rules that draw. */
    RuleBook withoutDraws() {
        return of(document, version, rules.stream().filter(rule -> !draws(rule)).toList());
    }

    private static boolean draws(CompiledRule rule) {
        return rule.rule().when().draw() != null;
    }
}

package io.pointbook.ledger.programme;

import java.util.List;

/**
 * Rules by what they give, each list in the order of their priority: sorted out once and not for every receipt.
 *
 * @param giving points
 * @param multiplying what the others gave
 * @param coupons for a later receipt
 */
record AskedRules(List<CompiledRule> giving, List<CompiledRule> multiplying, List<CompiledRule> coupons) {

    /** @param rules in the order of their priority */
    static AskedRules of(List<CompiledRule> rules) {
        return new AskedRules(
                rules.stream()
                        .filter(rule -> !rule.givesCoupon() && !rule.multiplies())
                        .toList(),
                rules.stream().filter(CompiledRule::multiplies).toList(),
                rules.stream().filter(CompiledRule::givesCoupon).toList());
    }
}

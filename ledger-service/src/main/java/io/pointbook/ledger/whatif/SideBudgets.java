package io.pointbook.ledger.whatif;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.Budgets;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.RuleUses;
import io.pointbook.ledger.account.Usage;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** What rules with a budget for a whole campaign have given to all members, on one side of the computation. */
final class SideBudgets implements Budgets {
    private final Map<String, Usage.Used> used = new HashMap<>();
    private final Map<Programme, Programme> bound = new IdentityHashMap<>();

    /** The same beginning for the other side. */
    SideBudgets copy() {
        var copy = new SideBudgets();
        copy.used.putAll(used);
        return copy;
    }

    /** The programme within what is left here. */
    Programme within(Programme programme) {
        return programme.budgeted().isEmpty() ? programme : bound.computeIfAbsent(programme, one -> one.within(this));
    }

    /** Takes off what an event gave that was judged by this programme. */
    void take(AccountEvent event, Programme programme) {
        if (programme.budgeted().isEmpty()) {
            return;
        }
        RuleUses.of(event).forEach((rule, use) -> {
            if (programme.budgeted().contains(rule.rule())) {
                used.merge(rule.rule(), use, Usage.Used::plus);
            }
        });
    }

    @Override
    public Usage.Used used(String rule) {
        return used.getOrDefault(rule, Usage.Used.NONE);
    }
}

package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.Budgets;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.RuleUses;
import io.pointbook.ledger.account.Usage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Table {@code campaign_budget} in one transaction. Whoever judges holds the rules' rows until the transaction is over, so
 * that nothing is given twice; he has the locks of his accounts before, so that nobody waits in a circle.
 */
public final class CampaignBudgets implements Budgets {
    private final Map<String, Usage.Used> used = new HashMap<>();
    private final Map<String, Usage.Used> added = new TreeMap<>();
    private final Set<RuleUses.Key> limited = new HashSet<>();
    private final Map<Programme, Programme> bound = new IdentityHashMap<>();

    /** The programme within its budgets; nothing is asked or held where it has none. */
    Programme held(Programme programme, Connection connection) {
        return programme.budgeted().isEmpty()
                ? programme
                : bound.computeIfAbsent(programme, one -> {
                    var missing = new TreeSet<>(one.budgeted());
                    missing.removeAll(used.keySet());
                    if (!missing.isEmpty()) {
                        hold(connection, missing);
                    }
                    one.budgeted().forEach(rule -> limited.add(new RuleUses.Key(rule, one.version())));
                    return one.within(this);
                });
    }

    /** The programme within its budgets as they are, for whoever writes nothing. */
    public static Programme seen(Programme programme, Connection connection) {
        if (programme.budgeted().isEmpty()) {
            return programme;
        }
        var budgets = new CampaignBudgets();
        budgets.read(connection, programme.budgeted(), "");
        return programme.within(budgets);
    }

    private void hold(Connection connection, Collection<String> rules) {
        try (var insert = connection.prepareStatement(
                "insert into campaign_budget (rule) select unnest(?) on conflict do nothing")) {
            insert.setArray(1, connection.createArrayOf("text", rules.toArray()));
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new BudgetsUnknown(failure);
        }
        read(connection, rules, " order by rule for update");
    }

    private void read(Connection connection, Collection<String> rules, String how) {
        rules.forEach(rule -> used.put(rule, Usage.Used.NONE));
        try (var query = connection.prepareStatement(
                "select rule, uses, points from campaign_budget where rule = any(?)" + how)) {
            query.setArray(1, connection.createArrayOf("text", rules.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    used.put(rows.getString(1), new Usage.Used(rows.getLong(2), rows.getLong(3)));
                }
            }
        } catch (SQLException failure) {
            throw new BudgetsUnknown(failure);
        }
    }

    /** An event has given something. */
    void take(AccountEvent event) {
        if (limited.isEmpty()) {
            return;
        }
        RuleUses.of(event).forEach((rule, use) -> {
            if (limited.contains(rule)) {
                used.merge(rule.rule(), use, Usage.Used::plus);
                added.merge(rule.rule(), use, Usage.Used::plus);
            }
        });
    }

    void write(Connection connection) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(
                "update campaign_budget set uses = uses + ?, points = points + ? where rule = ?")) {
            for (var rule : added.entrySet()) {
                update.setLong(1, rule.getValue().uses());
                update.setLong(2, rule.getValue().points());
                update.setString(3, rule.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    @Override
    public Usage.Used used(String rule) {
        return used.getOrDefault(rule, Usage.Used.NONE);
    }

    /** The database did not answer; its SQLState, in the cause, says whether trying again helps. */
    static final class BudgetsUnknown extends RuntimeException {
        BudgetsUnknown(SQLException cause) {
            super(cause);
        }
    }
}

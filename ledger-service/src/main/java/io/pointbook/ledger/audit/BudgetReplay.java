package io.pointbook.ledger.audit;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.RuleUses;
import io.pointbook.ledger.account.Usage;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What rules with a campaign's budget have given, as the events tell it, held against the table. It counts what versions
 * gave that have the limit.
 */
final class BudgetReplay {
    private final Set<RuleUses.Key> budgeted = new HashSet<>();
    private final Map<String, Usage.Used> given = new TreeMap<>();

    void take(VersionPublished published) {
        for (ProgrammeDocument.Rule rule : published.document().rules()) {
            if (rule.limits().stream().anyMatch(limit -> limit.per() == ProgrammeDocument.Limit.Per.CAMPAIGN)) {
                budgeted.add(new RuleUses.Key(published.programmeId() + "/" + rule.id(), published.version()));
            }
        }
    }

    void take(AccountEvent event) {
        if (!budgeted.isEmpty()) {
            RuleUses.of(event).forEach((rule, use) -> {
                if (budgeted.contains(rule)) {
                    given.merge(rule.rule(), use, Usage.Used::plus);
                }
            });
        }
    }

    void compare(Connection connection, AuditReport report) throws SQLException {
        var missing = new TreeMap<>(given);
        try (var query = connection.prepareStatement("select rule, uses, points from campaign_budget");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var stored = new Usage.Used(rows.getLong(2), rows.getLong(3));
                var told = missing.remove(rows.getString(1));
                if (!stored.equals(told == null ? Usage.Used.NONE : told)) {
                    report.differs("campaign_budget " + rows.getString(1) + ": events say " + told + ", the table says "
                            + stored);
                }
            }
        }
        missing.forEach((rule, used) -> report.differs("table campaign_budget: no row for " + rule));
    }
}

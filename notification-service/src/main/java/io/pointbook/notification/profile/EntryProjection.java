package io.pointbook.notification.profile;

import io.pointbook.contract.ledger.EntriesPosted;
import io.pointbook.contract.ledger.EventKind;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What members have in lots, when it ends, and on which level they stand. */
public final class EntryProjection implements Projection<EntriesPosted> {
    @Override
    public List<Occasion> take(OpenTransaction transaction, List<Heard<EntriesPosted>> heard) throws SQLException {
        var byMember = new TreeMap<String, List<Heard<EntriesPosted>>>();
        heard.forEach(one -> byMember.computeIfAbsent(one.message().memberId(), _ -> new ArrayList<>())
                .add(one));
        var purses = EntryRows.read(
                transaction.connection(),
                byMember.keySet(),
                heard.stream()
                        .flatMap(one -> one.message().entries().stream())
                        .flatMap(entry -> entry.legs().stream())
                        .flatMap(leg -> Optional.ofNullable(leg.lot()).stream())
                        .distinct()
                        .toList());
        var occasions = new ArrayList<Occasion>();
        for (Purse purse : purses.values()) {
            for (var one : byMember.getOrDefault(purse.memberId(), List.of())) {
                var message = one.message();
                var before = purse.tier();
                if (purse.take(message) && one.notes()) {
                    changed(message, before).ifPresent(occasions::add);
                }
            }
        }
        transaction.writeRows(connection -> EntryRows.write(connection, purses.values()));
        return occasions;
    }

    /** Not where a level was told for the first time: the member may have had it for long. */
    private static Optional<Occasion> changed(EntriesPosted message, EntriesPosted.@Nullable Tier before) {
        var tier = message.tier();
        if (tier == null
                || before == null
                || message.kind() == EventKind.ACCOUNT_OPENED
                || level(before, message).equals(tier.name())) {
            return Optional.empty();
        }
        return Optional.of(new Occasion(
                OccasionKind.TIER_CHANGED,
                message.memberId(),
                message.eventId(),
                message.postedAt(),
                Map.of("tier", tier.name(), "before", level(before, message), "qualifying", tier.qualifying())));
    }

    /** What was told before, or what was told to follow once its period was over. */
    private static String level(EntriesPosted.Tier before, EntriesPosted message) {
        return message.postedAt().isBefore(before.periodEnds()) ? before.name() : before.afterPeriod();
    }
}

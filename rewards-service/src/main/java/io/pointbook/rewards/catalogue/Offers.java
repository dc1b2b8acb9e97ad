package io.pointbook.rewards.catalogue;

import io.pointbook.rewards.catalogue.RewardAnswer.ForMember;
import io.pointbook.rewards.catalogue.RewardAnswer.Seen;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be had: the catalogue as somebody looks through it, for himself or for a member. */
public final class Offers {
    private static final int CURSOR_PARTS = 2;

    // pages that are read for one page where most rewards are not for the member; then a shorter one goes out
    private static final int MOST_ROUNDS = 10;

    private final Transactions transactions;
    private final Members members;

    public Offers(Transactions transactions, Members members) {
        this.transactions = transactions;
        this.members = members;
    }

    /**
     * What is looked for.
     *
     * @param all inactive, past and future rewards too
     */
    record Wanted(
            @Nullable RewardKind kind,
            @Nullable String text,
            boolean all,
            @Nullable String memberId,
            Search.Reach reach) {}

    /** Rewards of one round, and what the member had of them. */
    private record Round(List<Seen> rewards, Map<String, Long> had, boolean more) {}

    /** The member who looks, asked after as far as rewards need it. */
    private final class Looker {
        private final String memberId;
        private final Map<String, Long> active;
        private @Nullable Standing standing;

        Looker(String memberId) {
            this.memberId = memberId;
            this.active = members.active(memberId);
        }

        ForMember of(Seen seen, Map<String, Long> had) {
            var terms = seen.reward().terms();
            long missing = Math.max(0, terms.pointsAt(seen.now()) - active.getOrDefault(terms.wallet(), 0L));
            var limit = terms.limit();
            return new ForMember(
                    missing,
                    terms.eligible() == null
                            || !terms.asksForStanding()
                            || terms.eligible().takes(standing()),
                    limit == null
                            ? null
                            : Long.valueOf(Math.max(
                                    0,
                                    limit.count()
                                            - had.getOrDefault(seen.reward().rewardId(), 0L))));
        }

        private Standing standing() {
            if (standing == null) {
                standing = members.standing(memberId);
            }
            return standing;
        }
    }

    /** A page of rewards, the cheapest first. */
    RewardAnswer.Page page(Wanted wanted, int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, CURSOR_PARTS);
        var looker = wanted.memberId() == null ? null : new Looker(wanted.memberId());
        var now = transactions.now();
        var shown = new ArrayList<RewardAnswer>();
        boolean more = true;
        for (int rounds = 0; more && shown.size() < limit && rounds < MOST_ROUNDS; rounds++) {
            var round = round(wanted, looker, now, limit, from);
            more = round.more();
            for (var seen : round.rewards()) {
                if (shown.size() == limit) {
                    more = true;
                    break;
                }
                from = Cursor.of(
                        seen.reward().terms().pointsAt(now), seen.reward().rewardId());
                var forMember = looker == null ? null : looker.of(seen, round.had());
                if (wanted.reach() == Search.Reach.ALL || forMember != null && canBeHad(seen, forMember)) {
                    shown.add(RewardAnswer.of(seen, forMember));
                }
            }
        }
        return new RewardAnswer.Page(shown, more && from != null ? from.text() : null);
    }

    /** Whether nothing but points is between the member and a piece. */
    private static boolean canBeHad(Seen seen, ForMember member) {
        return member.eligible() && (member.left() == null || member.left() > 0) && seen.hasPieces();
    }

    private Round round(Wanted wanted, @Nullable Looker looker, Instant now, int limit, @Nullable Cursor from)
            throws Exception {
        var search = new Search(
                wanted.kind(),
                wanted.text(),
                now,
                !wanted.all(),
                looker == null ? null : looker.active,
                wanted.reach(),
                from);
        return transactions.read(transaction -> {
            var connection = transaction.connection();
            var found = RewardRows.page(connection, search, limit + 1);
            var page = found.size() > limit ? found.subList(0, limit) : found;
            return new Round(
                    RewardAnswer.Seen.all(connection, page, now),
                    looker == null ? Map.of() : had(connection, looker.memberId, page, now),
                    found.size() > limit);
        });
    }

    private static Map<String, Long> had(Connection connection, String memberId, List<Reward> page, Instant now)
            throws SQLException {
        var since = new HashMap<String, Instant>();
        for (var reward : page) {
            var limit = reward.terms().limit();
            if (limit != null) {
                since.put(reward.rewardId(), limit.since(now));
            }
        }
        return HadRows.had(connection, memberId, since, null);
    }
}

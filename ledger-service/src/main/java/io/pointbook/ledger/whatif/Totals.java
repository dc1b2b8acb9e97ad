package io.pointbook.ledger.whatif;

import io.pointbook.ledger.whatif.MemberPeriod.Outcome;
import io.pointbook.ledger.whatif.WhatIfResult.CouponCount;
import io.pointbook.ledger.whatif.WhatIfResult.DiscountSum;
import io.pointbook.ledger.whatif.WhatIfResult.Gave;
import io.pointbook.ledger.whatif.WhatIfResult.MemberChange;
import io.pointbook.ledger.whatif.WhatIfResult.Money;
import io.pointbook.ledger.whatif.WhatIfResult.RuleCost;
import io.pointbook.ledger.whatif.WhatIfResult.TierMove;
import io.pointbook.ledger.whatif.WhatIfResult.Unpaid;
import io.pointbook.ledger.whatif.WhatIfResult.WalletSums;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All members together. */
final class Totals {
    /** Winners and losers that are told by name. */
    static final int MOST_NAMED = 10;

    private static final WhatIfResult.Sums NOTHING = new WhatIfResult.Sums(0, 0, 0);
    private static final Gave NEVER = new Gave(0, 0, 0, 0);
    private static final Comparator<Changed> MOST_FIRST = Comparator.comparing(Changed::money)
            .reversed()
            .thenComparing(changed -> changed.change().memberId());
    private static final Comparator<Changed> LEAST_FIRST = Comparator.comparing(Changed::money)
            .thenComparing(changed -> changed.change().memberId());

    private final SideSums draft = new SideSums();
    private final SideSums real = new SideSums();
    private final Map<Move, Long> moves = new LinkedHashMap<>();
    private final PriorityQueue<Changed> winners = new PriorityQueue<>(MOST_FIRST.reversed());
    private final PriorityQueue<Changed> losers = new PriorityQueue<>(LEAST_FIRST.reversed());
    private long members;
    private long affected;
    private long receipts;
    private long notAsPosted;
    private Unpaid unpaid = new Unpaid(0, 0);

    private record Changed(BigDecimal money, MemberChange change) {}

    private record Move(@Nullable String from, @Nullable String to) {}

    void add(String memberId, Outcome outcome) {
        members++;
        affected += outcome.affected() ? 1 : 0;
        receipts += outcome.receipts();
        notAsPosted += outcome.notAsPosted();
        unpaid = new Unpaid(
                unpaid.redemptions() + outcome.unpaid().redemptions(),
                Math.addExact(unpaid.points(), outcome.unpaid().points()));
        draft.add(outcome.draft());
        real.add(outcome.real());
        if (!Objects.equals(outcome.realTier(), outcome.draftTier())) {
            moves.merge(new Move(outcome.realTier(), outcome.draftTier()), 1L, Math::addExact);
        }
        name(memberId, outcome);
    }

    private void name(String memberId, Outcome outcome) {
        var money = outcome.draft().money().subtract(outcome.real().money());
        if (money.signum() != 0) {
            var named = money.signum() > 0 ? winners : losers;
            named.add(new Changed(
                    money,
                    new MemberChange(
                            memberId,
                            outcome.draft().tenderPoints(),
                            outcome.real().tenderPoints(),
                            money.toPlainString())));
            if (named.size() > MOST_NAMED) {
                named.poll();
            }
        }
    }

    WhatIfResult result() {
        return new WhatIfResult(
                members,
                affected,
                receipts,
                notAsPosted,
                wallets(),
                new Money(
                        draft.money().toPlainString(),
                        real.money().toPlainString(),
                        draft.money().subtract(real.money()).toPlainString()),
                discounts(),
                coupons(),
                tierMoves(),
                winners.stream().sorted(MOST_FIRST).map(Changed::change).toList(),
                losers.stream().sorted(LEAST_FIRST).map(Changed::change).toList(),
                rules(),
                unpaid);
    }

    private List<WalletSums> wallets() {
        return both(draft.wallets(), real.wallets()).stream()
                .map(wallet -> {
                    var drafted = draft.wallets().getOrDefault(wallet, NOTHING);
                    var given = real.wallets().getOrDefault(wallet, NOTHING);
                    return new WalletSums(wallet, drafted, given, Math.subtractExact(drafted.net(), given.net()));
                })
                .toList();
    }

    private List<DiscountSum> discounts() {
        var names = new TreeSet<>(SideSums.Discount.ORDER);
        names.addAll(draft.discounts().keySet());
        names.addAll(real.discounts().keySet());
        return names.stream()
                .map(name -> {
                    long drafted = draft.discounts().getOrDefault(name, 0L);
                    long taken = real.discounts().getOrDefault(name, 0L);
                    return new DiscountSum(name.rule(), name.currency(), drafted, taken, drafted - taken);
                })
                .toList();
    }

    private List<CouponCount> coupons() {
        return both(draft.coupons(), real.coupons()).stream()
                .map(benefit -> {
                    long drafted = draft.coupons().getOrDefault(benefit, 0L);
                    long given = real.coupons().getOrDefault(benefit, 0L);
                    return new CouponCount(benefit, drafted, given, drafted - given);
                })
                .toList();
    }

    private List<TierMove> tierMoves() {
        return moves.entrySet().stream()
                .map(move -> new TierMove(move.getKey().from(), move.getKey().to(), move.getValue()))
                .sorted(Comparator.comparingLong(TierMove::members)
                        .reversed()
                        .thenComparing(move -> String.valueOf(move.from()))
                        .thenComparing(move -> String.valueOf(move.to())))
                .toList();
    }

    private List<RuleCost> rules() {
        return both(draft.rules(), real.rules()).stream()
                .map(rule -> new RuleCost(
                        rule,
                        draft.rules().getOrDefault(rule, NEVER),
                        real.rules().getOrDefault(rule, NEVER)))
                .toList();
    }

    private static TreeSet<String> both(Map<String, ?> one, Map<String, ?> other) {
        var names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }
}

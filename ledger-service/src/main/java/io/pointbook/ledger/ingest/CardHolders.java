package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.AccountCommand.OpenAccount;
import io.pointbook.ledger.account.NewCard;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ShownCard;
import io.pointbook.ledger.posting.Sitting;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who has the cards of a batch, and for which account they earn: their own, or the pool of their household. */
final class CardHolders {
    private static final String DEFAULT_KIND = "CUSTOMER";

    private final Sitting sitting;
    private final Supplier<String> newIds;
    private final Instant now;
    private final Map<String, String> memberByCard;
    private final Households households;
    private final Set<String> toOpen = new HashSet<>();

    CardHolders(Sitting sitting, Supplier<String> newIds, Instant now, Found found) {
        this.sitting = sitting;
        this.newIds = newIds;
        this.now = now;
        this.memberByCard = new HashMap<>(found.memberByCard());
        this.households = found.households();
    }

    /** Whoever has to be locked: holders, those who get an account with this batch included, and their pools. */
    Set<String> of(List<Arrival> arrivals) {
        var members = new TreeSet<>(households.all());
        for (Arrival arrival : arrivals) {
            var card = arrival.receipt().card();
            if (card != null && !arrival.receipt().isMarker()) {
                members.add(memberByCard.computeIfAbsent(card.hash(), _ -> newMember()));
            }
        }
        return members;
    }

    private String newMember() {
        var memberId = newIds.get();
        toOpen.add(memberId);
        return memberId;
    }

    /** The account that a receipt's card earns for, if it is there already. */
    @Nullable
    String known(Receipt receipt) {
        var holder =
                receipt.card() == null ? null : memberByCard.get(receipt.card().hash());
        return holder == null || toOpen.contains(holder) ? null : households.accountOf(holder, receipt.endedAt());
    }

    /** The member who has the card; his account is opened where it was never seen. */
    String holder(ShownCard card) {
        var member = memberByCard.get(card.hash());
        if (member == null) {
            throw new IllegalStateException("a card without an account");
        }
        if (toOpen.remove(member)) {
            var newCard = new NewCard(newIds.get(), card.hash(), card.last4());
            sitting.tell(new OpenAccount(member, DEFAULT_KIND, newCard, false, now));
        } else if (!Objects.equals(sitting.account(member).household(), households.now(member))) {
            throw Lookups.overtaken("a household changed meanwhile");
        }
        return member;
    }

    /** The account for which a member earned at this time. */
    String accountOf(String member, Instant at) {
        return households.accountOf(member, at);
    }
}

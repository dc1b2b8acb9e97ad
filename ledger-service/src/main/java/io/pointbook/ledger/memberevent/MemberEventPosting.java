package io.pointbook.ledger.memberevent;

import io.pointbook.ledger.account.AccountCommand.PostOccasion;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.memberevent.MemberEvent.Person;
import io.pointbook.ledger.memberevent.MemberEvent.Type;
import io.pointbook.ledger.posting.RuleCoupons;
import io.pointbook.ledger.posting.Sitting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Posts the events of one transaction: whom they name is found and locked first, then each is told to its accounts. */
final class MemberEventPosting {
    private static final String PREFIX = "event:";

    private final Sitting sitting;
    private final Supplier<String> codes;
    private final Instant now;
    private final MemberLookup whom;

    /** @param codes draws codes that nobody can guess */
    MemberEventPosting(Sitting sitting, Connection connection, Supplier<String> codes, Instant now) {
        this.sitting = sitting;
        this.codes = codes;
        this.now = now;
        this.whom = new MemberLookup(connection);
    }

    /** @param cause why it could not be posted; absent: it was */
    record Outcome(MemberEvent event, @Nullable Cause cause) {}

    /** In their order; none of them was posted before. */
    List<Outcome> post(List<MemberEvent> events) throws SQLException {
        whom.find(events);
        sitting.lock(whom.all());
        var outcomes = new ArrayList<Outcome>();
        for (MemberEvent event : events) {
            outcomes.add(new Outcome(event, post(event)));
        }
        return outcomes;
    }

    /** The same, where the accounts have to be as the database has them: an operator is told why it still cannot be. */
    Outcome postAgain(MemberEvent event) throws SQLException {
        whom.find(List.of(event));
        sitting.lock(whom.all());
        sitting.refresh(whom.all());
        return new Outcome(event, post(event));
    }

    private @Nullable Cause post(MemberEvent event) {
        if (event.member() == null) {
            return postToTeam(event);
        }
        var member = whom.member(event.member());
        if (member == null) {
            return unknown(event.member());
        }
        var referrer = event.referredBy() == null ? null : whom.member(event.referredBy());
        if (event.type() == Type.REFERRAL) {
            var refused = refused(member, referrer);
            if (refused != null) {
                return refused;
            }
        }
        tell(PREFIX + event.eventId(), member, event, referrer);
        if (event.type().isOfTeam()) {
            whom.belongs(member, Objects.requireNonNull(event.team()), event.type() == Type.TEAM_JOINED);
        }
        return null;
    }

    private static Cause unknown(Person person) {
        return person.cardHash() == null ? Cause.UNKNOWN_MEMBER : Cause.UNKNOWN_CARD;
    }

    private @Nullable Cause refused(String friend, @Nullable String referrer) {
        var account = sitting.account(friend);
        if (referrer == null) {
            return Cause.UNKNOWN_REFERRER;
        }
        if (referrer.equals(friend)) {
            return Cause.REFERRED_BY_HIMSELF;
        }
        if (account.referral() != null) {
            return Cause.REFERRED_BEFORE;
        }
        return account.book().lots().stream().anyMatch(lot -> lot.receipt() != null) ? Cause.NOT_A_NEW_CUSTOMER : null;
    }

    private @Nullable Cause postToTeam(MemberEvent event) {
        var team = whom.team(Objects.requireNonNull(event.team()));
        for (String member : team) {
            tell(PREFIX + event.eventId() + ":" + member, member, event, null);
        }
        return team.isEmpty() ? Cause.UNKNOWN_TEAM : null;
    }

    private void tell(String eventId, String member, MemberEvent event, @Nullable String referrer) {
        var programme = sitting.programme(member, event.occurredAt());
        AccountEvent posted = sitting.tell(new PostOccasion(eventId, member, event.occasion(referrer), programme, now));
        RuleCoupons.issue(sitting, Objects.requireNonNull(posted), codes, now);
    }
}

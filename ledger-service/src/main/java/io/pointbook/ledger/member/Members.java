package io.pointbook.ledger.member;

import io.pointbook.ledger.account.AccountCommand;
import io.pointbook.ledger.account.AccountCommand.BlockAccount;
import io.pointbook.ledger.account.AccountCommand.EnrolMember;
import io.pointbook.ledger.account.AccountCommand.OpenAccount;
import io.pointbook.ledger.account.AccountCommand.PostOccasion;
import io.pointbook.ledger.account.AccountCommand.UnblockAccount;
import io.pointbook.ledger.account.NewCard;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.ledger.posting.RuleCoupons;
import io.pointbook.ledger.posting.Sitting;
import io.pointbook.runtime.http.Answer;
import io.pointbook.runtime.http.IdempotentRequest;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is a member, by which card, and whether the account is blocked. */
public final class Members {
    private static final int LONGEST_CARD = 64;
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final AccountDoor door;
    private final CardHasher hasher;
    private final Supplier<String> ids;
    private final Supplier<String> codes;

    /**
     * @param ids draws an id for each new member, card and request
     * @param codes draws codes of coupons that nobody can guess
     */
    public Members(AccountDoor door, CardHasher hasher, Supplier<String> ids, Supplier<String> codes) {
        this.door = door;
        this.hasher = hasher;
        this.ids = ids;
        this.codes = codes;
    }

    /** Enrols a member: 201 with a new account, 200 where the card was seen before and nobody had enrolled. */
    Answer enrol(@Nullable String key, EnrolBody body) throws Exception {
        var kind = MemberKind.parse(body.kind()).name();
        var card = body.card() == null ? null : card(body.card());
        var asked = new TreeMap<String, String>();
        asked.put("kind", kind);
        var since = since(body.memberSince());
        if (since != null) {
            asked.put("memberSince", since.toString());
        }
        if (card != null) {
            asked.put("card", card.hash()); // the keyed hash: one of the number itself could be guessed
        }
        var request = IdempotentRequest.of(key, "POST", "/members", asked);
        return door.writeOnce(request, transaction -> enrol(transaction, card, kind, since));
    }

    private @Nullable Instant since(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var since = OffsetDateTime.parse(text).toInstant();
            if (since.isBefore(door.now()) && since.isAfter(Instant.EPOCH)) {
                return since;
            }
        } catch (DateTimeException _) {
            // said below
        }
        throw Requests.invalid("'memberSince' is a time in the past with offset, like 2019-04-01T00:00:00+02:00.");
    }

    private Answer enrol(OpenTransaction transaction, @Nullable NewCard card, String kind, @Nullable Instant since)
            throws SQLException {
        var seen = card == null ? null : MemberQueries.ofCard(transaction.connection(), card.hash());
        if (seen != null) {
            var sitting = door.sit(transaction, seen);
            sitting.tell(new EnrolMember(seen, kind, since, door.now()));
            welcome(sitting, seen);
            return Answer.of(OK, new Member.Enrolled(seen));
        }
        var memberId = ids.get();
        var sitting = door.sitForNew(transaction, memberId);
        sitting.tell(new OpenAccount(memberId, kind, card, true, since, door.now()));
        welcome(sitting, memberId);
        return Answer.of(CREATED, new Member.Enrolled(memberId));
    }

    /** What the programme gives for enrolling; most give nothing, and then nothing is written. */
    private void welcome(Sitting sitting, String memberId) {
        var now = door.now();
        var occasion = Occasion.of(Occasion.Kind.ENROLMENT, "", now);
        var programme = sitting.programme(memberId, now);
        if (!programme.judge(occasion, sitting.account(memberId)).isNothing()) {
            var event = sitting.tell(
                    new PostOccasion("member:" + memberId + "#welcome", memberId, occasion, programme, now));
            RuleCoupons.issue(sitting, Objects.requireNonNull(event), codes, now);
        }
    }

    private NewCard card(String number) {
        requireCard(number);
        return new NewCard(ids.get(), hasher.hash(number), CardHasher.last4(number));
    }

    private static void requireCard(String number) {
        if (number.isEmpty() || number.codePointCount(0, number.length()) > LONGEST_CARD) {
            throw Requests.invalid(
                    "'card' is the card's number as a till reads it, 1 to " + LONGEST_CARD + " characters in quotes.");
        }
    }

    Member find(String memberId) throws Exception {
        return door.read(transaction -> {
            var member = MemberQueries.find(transaction.connection(), memberId);
            if (member == null) {
                throw AccountDoor.unknownMember();
            }
            return member;
        });
    }

    Member findByCard(@Nullable String number) throws Exception {
        requireCard(Requests.given(number, "card"));
        var hash = hasher.hash(Requests.given(number, "card"));
        return door.read(transaction -> {
            var memberId = MemberQueries.ofCard(transaction.connection(), hash);
            var member = memberId == null ? null : MemberQueries.find(transaction.connection(), memberId);
            if (member == null) {
                throw LedgerProblem.UNKNOWN_CARD.because(
                        "No member has this card. POST /members enrols it; a card is known once a till has shown it.");
            }
            return member;
        });
    }

    /** Stops holds and negative adjustments; nothing happens where they are stopped already. */
    Answer block(@Nullable String key, String actor, String memberId, ReasonBody body) throws Exception {
        var reason = Requests.reason(body.reason(), "reason");
        return change(
                key,
                "block",
                memberId,
                body,
                eventId -> new BlockAccount(memberId, eventId, actor, reason, door.now()));
    }

    /** Allows them again. */
    Answer unblock(@Nullable String key, String actor, String memberId, ReasonBody body) throws Exception {
        var reason = Requests.reason(body.reason(), "reason");
        return change(
                key,
                "unblock",
                memberId,
                body,
                eventId -> new UnblockAccount(memberId, eventId, actor, reason, door.now()));
    }

    private Answer change(@Nullable String key, String verb, String memberId, ReasonBody body, ByEventId command)
            throws Exception {
        var request = IdempotentRequest.of(key, "POST", "/members/" + memberId + "/" + verb, body);
        return door.writeOnce(request, transaction -> {
            var sitting = door.sit(transaction, memberId);
            sitting.tell(command.command(verb + ":" + ids.get()));
            boolean blocked = sitting.account(memberId).blocked();
            var before = Objects.requireNonNull(MemberQueries.find(transaction.connection(), memberId));
            return Answer.of(OK, before.blocked(blocked));
        });
    }

    /** A command that needs an id for its event. */
    private interface ByEventId {
        AccountCommand command(String eventId);
    }
}

package io.pointbook.ledger.memberevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.Occasion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What another system tells about a member, or about a team; docs/contracts/member-event-v1.schema.json.
 *
 * @param eventId the sender's: the same again is the same event
 * @param member whom it happened to; absent for the goal of a team
 * @param referredBy REFERRAL: the other side
 * @param team TEAM_JOINED, TEAM_LEFT, and the goal of a team
 * @param name of the goal, the questionnaire, the tag; else empty
 * @param number pieces, answers, score; not below zero
 * @param amount minor units of {@code currency}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MemberEvent(
        String eventId,
        Type type,
        Instant occurredAt,
        @Nullable Person member,
        @Nullable Person referredBy,
        @Nullable String team,
        String name,
        long number,
        @Nullable Long amount,
        @Nullable String currency) {

    /** What happened. */
    enum Type {
        GOAL(Occasion.Kind.GOAL),
        QUESTIONNAIRE(Occasion.Kind.QUESTIONNAIRE),
        FEEDBACK(Occasion.Kind.FEEDBACK),
        BIRTHDAY(Occasion.Kind.BIRTHDAY),
        REFERRAL(Occasion.Kind.REFERRED),
        TAGGED(Occasion.Kind.TAGGED),
        UNTAGGED(Occasion.Kind.UNTAGGED),
        TEAM_JOINED(Occasion.Kind.TEAM_JOINED),
        TEAM_LEFT(Occasion.Kind.TEAM_LEFT);

        private final Occasion.Kind kind;

        Type(Occasion.Kind kind) {
            this.kind = kind;
        }

        boolean isOfTeam() {
            return this == TEAM_JOINED || this == TEAM_LEFT;
        }

        boolean needsName() {
            return switch (this) {
                case GOAL, QUESTIONNAIRE, TAGGED, UNTAGGED -> true;
                case FEEDBACK, BIRTHDAY, REFERRAL, TEAM_JOINED, TEAM_LEFT -> false;
            };
        }
    }

    /** A member by id or by card: one of the two is there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(@Nullable String memberId, @Nullable String cardHash) {}

    /** What the member's account is told. */
    Occasion occasion(@Nullable String referrer) {
        return new Occasion(type.kind, name, number, amount, currency, occurredAt, referrer != null ? referrer : team);
    }

    /** The same with those whom an operator has named in the place of unknown ones. */
    MemberEvent with(@Nullable Person otherMember, @Nullable Person otherReferrer, @Nullable String otherTeam) {
        return new MemberEvent(
                eventId,
                type,
                occurredAt,
                otherMember == null ? member : otherMember,
                otherReferrer == null ? referredBy : otherReferrer,
                otherTeam == null ? team : otherTeam,
                name,
                number,
                amount,
                currency);
    }
}

package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something other than a receipt that happened to a member: a programme may reward it, or it says something about the
 * member that rules ask for.
 *
 * @param name of the goal, the questionnaire, the tag; of a period for SCHEDULE; may be empty
 * @param number pieces, score, answers: what a rule per unit counts; not below zero
 * @param amount minor units of {@code currency}, where it is about money; SCHEDULE: units of the wallet that counts
 * @param currency ISO 4217
 * @param at when it happened
 * @param other the other side: the friend or the referrer (member ids), or the team
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Occasion(
        Kind kind,
        String name,
        long number,
        @Nullable Long amount,
        @Nullable String currency,
        Instant at,
        @Nullable String other) {

    /** What happened. */
    public enum Kind {
        /** The member has enrolled. */
        ENROLMENT,
        /** It is the member's birthday; the ledger itself does not know it. */
        BIRTHDAY,
        /** A questionnaire was answered. */
        QUESTIONNAIRE,
        /** Feedback was given. */
        FEEDBACK,
        /** A goal was reached, by the member or by a team of his. */
        GOAL,
        /** A period of the programme is over. */
        SCHEDULE,
        /** A friend whom the member had referred has bought for the first time. */
        REFERRAL,
        /** All that the friend had bought then came back: what the referral gave is taken off. */
        REFERRAL_UNDONE,
        /** The member was referred by another one. */
        REFERRED,
        /** The member has a tag from now on. */
        TAGGED,
        /** The member has it no more. */
        UNTAGGED,
        /** The member belongs to a household from now on: its account is the pool for what he earns and spends. */
        HOUSEHOLD_JOINED,
        /** The member belongs to it no more. */
        HOUSEHOLD_LEFT,
        /** The member belongs to a team from now on. */
        TEAM_JOINED,
        /** The member belongs to it no more. */
        TEAM_LEFT
    }

    /** One that is nothing but its name. */
    public static Occasion of(Kind kind, String name, Instant at) {
        return new Occasion(kind, name, 0, null, null, at, null);
    }

    /** One that is about another member or a team. */
    public static Occasion with(Kind kind, String other, Instant at) {
        return new Occasion(kind, "", 0, null, null, at, other);
    }
}

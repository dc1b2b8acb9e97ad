package io.pointbook.ledger.prizedraw;

import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawAnnounced;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.runtime.http.RequestProblem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must be true of a request about a draw. */
final class DrawRequests {
    static final int MOST_WINNERS = 100;

    private static final int LONGEST_TEXT = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:~-]{1,128}");

    private DrawRequests() {}

    static String id(@Nullable String drawId) {
        var id = Requests.given(drawId, "drawId");
        if (!ID.matcher(id).matches()) {
            throw Requests.invalid(
                    "'drawId' is an id of your own: 1 to 128 letters, digits, points and _ : ~ -, no others.");
        }
        return id;
    }

    static PrizeDrawAnnounced announced(AnnounceBody body, String actor, Instant now, String commitment) {
        var drawId = id(body.drawId());
        var from = Requests.given(body.from(), "from").truncatedTo(ChronoUnit.MICROS);
        var until = Requests.given(body.until(), "until").truncatedTo(ChronoUnit.MICROS);
        if (!from.isBefore(until)) {
            throw Requests.invalid("'until' is later than 'from'.");
        }
        int winners = Requests.given(body.winners(), "winners");
        if (winners < 1 || winners > MOST_WINNERS) {
            throw Requests.invalid("'winners' is a whole number from 1 to " + MOST_WINNERS + ".");
        }
        return new PrizeDrawAnnounced(
                DrawStore.eventId(drawId, 0),
                drawId,
                Requests.given(body.programmeId(), "programmeId"),
                Requests.given(body.wallet(), "wallet"),
                from,
                until,
                winners,
                Boolean.TRUE.equals(body.sameMemberMayWinAgain()),
                text(body.publicSource(), "publicSource"),
                commitment,
                actor,
                Requests.reason(body.reason(), "reason"),
                now);
    }

    private static @Nullable String text(@Nullable String text, String name) {
        if (text != null && (text.isBlank() || text.length() > LONGEST_TEXT)) {
            throw Requests.invalid(
                    "'" + name + "' has 1 to " + LONGEST_TEXT + " characters; leave it out if there is none.");
        }
        return text;
    }

    /** Who repeats an announcement may call himself otherwise; everything else is the same. */
    static void requireSame(PrizeDrawAnnounced before, PrizeDrawAnnounced asked) {
        var same = new PrizeDrawAnnounced(
                before.eventId(),
                before.drawId(),
                asked.programmeId(),
                asked.wallet(),
                asked.from(),
                asked.until(),
                asked.winners(),
                asked.again(),
                asked.publicSource(),
                before.commitment(),
                before.actor(),
                asked.reason(),
                before.at());
        if (!same.equals(before)) {
            throw RequestProblem.DIFFERENT_REQUEST.because(
                    "This drawId was used before for another draw. Use a new id for a new draw.");
        }
    }

    /** A secret that is committed to after the tickets are known proves nothing. */
    static void requireFuture(PrizeDrawAnnounced asked, Instant now) {
        if (!asked.until().isAfter(now)) {
            throw Requests.invalid("'until' is in the future: a draw is announced before its period ends.");
        }
    }

    static void requireTickets(ProgrammeDocument programme, String wallet) {
        boolean tickets =
                programme.wallets().stream().anyMatch(known -> known.id().equals(wallet) && !known.spendable());
        if (!tickets) {
            throw Requests.invalid("'wallet' is a wallet of programme " + programme.id()
                    + " that cannot be spent: who could buy something with tickets would not take part.");
        }
    }

    static void requireValue(PrizeDrawAnnounced draw, @Nullable String publicValue) {
        text(publicValue, "publicValue");
        if (draw.publicSource() == null && publicValue != null) {
            throw Requests.invalid("No 'publicSource' was announced, so there is no 'publicValue' either.");
        }
        if (draw.publicSource() != null && publicValue == null) {
            throw Requests.invalid("'publicValue' is missing: the number of " + draw.publicSource() + ".");
        }
    }
}

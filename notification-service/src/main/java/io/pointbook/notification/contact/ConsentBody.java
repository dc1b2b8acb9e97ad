package io.pointbook.notification.contact;

import io.pointbook.notification.contact.Consents.Said;
import io.pointbook.runtime.http.Requests;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A yes or a no as callers write it.
 *
 * @param at when the member said it; absent: now
 * @param textVersion of the words that he was shown, which a yes needs
 * @param confirmed whether he has shown already that the address is his; absent: as the installation says for the channel
 */
record ConsentBody(
        @Nullable String channel,
        @Nullable String purpose,
        @Nullable Boolean given,
        @Nullable Instant at,
        @Nullable String textVersion,
        @Nullable String language,
        @Nullable String source,
        @Nullable String evidence,
        @Nullable Boolean confirmed) {
    private static final int LONGEST = 100;

    /** Clocks of callers differ a little; a yes from tomorrow would outlast every no of today. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    static ConsentBody of(Said said) {
        return new ConsentBody(
                said.channel().name(),
                said.purpose().name(),
                said.given(),
                said.at(),
                said.textVersion(),
                said.language(),
                said.source(),
                said.evidence(),
                said.given() ? !said.awaits() : null);
    }

    Said checked(String memberId, ContactTerms terms, String actor, Instant now) {
        var when = at == null ? now : at.truncatedTo(ChronoUnit.MICROS);
        if (when.isAfter(now.plus(AHEAD))) {
            throw Requests.invalid("'at' lies in the future: it is when the member said it.");
        }
        boolean yes = Requests.given(given, "given");
        if (yes && textVersion == null) {
            throw Requests.invalid("'textVersion' is missing: a yes needs the version of the words that were shown.");
        }
        var on = Requests.one(Channel.class, Requests.given(channel, "channel"), "channel");
        var of = Requests.one(Purpose.class, Requests.given(purpose, "purpose"), "purpose");
        boolean known = confirmed == null ? !terms.confirmed().contains(on) : confirmed;
        return new Said(
                memberId,
                on,
                of,
                when,
                yes,
                Requests.text(textVersion, "textVersion", LONGEST),
                Requests.text(language, "language", LONGEST),
                Requests.given(Requests.text(source, "source", LONGEST), "source"),
                Requests.text(evidence, "evidence", LONGEST),
                actor,
                yes && of != Purpose.SERVICE && !known);
    }
}

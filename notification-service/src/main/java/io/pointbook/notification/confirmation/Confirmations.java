package io.pointbook.notification.confirmation;

import io.pointbook.notification.confirmation.ConfirmationRows.Asking;
import io.pointbook.notification.confirmation.ConfirmationRows.Link;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Confirms;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.dispatch.Messages;
import io.pointbook.notification.dispatch.PlannedMessage;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Asks members to show that an address is theirs, and takes their answer: by a link, and in text messages also by six digits that
 * they read out or type. A confirmation holds for the address that it was sent to; whoever changes his address is asked again.
 */
public final class Confirmations implements Confirms {
    /** Messages of ours stand under it in the sent log; no campaign can have this id. */
    static final String CAMPAIGN = "~confirmation";

    /** After so many wrong codes only the link is left, or another code. */
    static final int MOST_TRIES = 5;

    /** How often one address is asked within a day, whoever asks: nobody is to be flooded by another's hand. */
    static final int MOST_OF_DAY = 3;

    private static final Duration DAY = Duration.ofDays(1);
    private static final int TOKEN_BYTES = 16;
    private static final int CODES = 1_000_000;
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
    private static final String NO_ARM = "";

    private final Contacts contacts;
    private final Consents consents;
    private final Messages messages;
    private final ConfirmationTerms terms;
    private final Supplier<Instant> now;
    private final SecureRandom chance = new SecureRandom();

    public Confirmations(
            Contacts contacts, Consents consents, Messages messages, ConfirmationTerms terms, Supplier<Instant> now) {
        this.contacts = contacts;
        this.consents = consents;
        this.messages = messages;
        this.terms = terms;
        this.now = now;
    }

    /** What came of asking somebody. */
    enum Asked {
        ASKED,
        /** Nothing waits for it, or there is nothing to write to. */
        NOTHING_WAITS,
        /** This address was asked as often as it may be within a day. */
        TOO_OFTEN
    }

    /** What came of a code. @param triesLeft where it was wrong; 0: the next needs another code */
    record Entered(boolean right, int triesLeft) {}

    /** Once for each address and yes; what comes again asks nobody again. */
    @Override
    public void look(Connection connection, String memberId) throws SQLException {
        for (var channel : consents.awaiting(connection, memberId)) {
            var digest = ConfirmationRows.lockAddress(connection, memberId, channel);
            if (digest != null && !ConfirmationRows.isAsked(connection, memberId, channel, digest)) {
                ask(connection, new Asking(memberId, channel, digest));
            }
        }
    }

    /** Once more, because somebody wishes it. */
    Asked again(Connection connection, String memberId, Channel channel) throws SQLException {
        var digest = ConfirmationRows.lockAddress(connection, memberId, channel);
        return digest == null || !consents.awaiting(connection, memberId).contains(channel)
                ? Asked.NOTHING_WAITS
                : ask(connection, new Asking(memberId, channel, digest));
    }

    private Asked ask(Connection connection, Asking asking) throws SQLException {
        if (ConfirmationRows.askedSince(connection, asking.digest(), now.get().minus(DAY)) >= MOST_OF_DAY) {
            return Asked.TOO_OFTEN;
        }
        var token = token();
        var code = asking.channel() == Channel.SMS ? code() : null;
        long number = ConfirmationRows.insert(
                connection, asking, token, code == null ? null : digest(token, code), now.get(), terms.validFor());
        var contact = Objects.requireNonNull(contacts.find(connection, asking.memberId()));
        var said = ConfirmationWords.of(
                contact.language(),
                terms.sender(),
                terms.root().resolve("/c/" + token).toString(),
                code);
        messages.plan(
                connection,
                new PlannedMessage(
                        asking.memberId(),
                        CAMPAIGN,
                        Long.toString(number),
                        asking.channel(),
                        NO_ARM,
                        Purpose.SERVICE,
                        said.words(),
                        said.parts(),
                        now.get(),
                        now.get().plus(terms.validFor()),
                        false));
        return Asked.ASKED;
    }

    private String token() {
        var bytes = new byte[TOKEN_BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String code() {
        return String.format(Locale.ROOT, "%06d", chance.nextInt(CODES));
    }

    /** Six digits alone would be found by trying all of them. */
    private byte[] digest(String token, String code) {
        return contacts.digestOf(Channel.SMS, token + ":" + code);
    }

    /** He read out or typed the digits. Nothing: none are asked for. */
    Optional<Entered> enter(Connection connection, String memberId, Channel channel, String code) throws SQLException {
        var open = ConfirmationRows.lockNewest(connection, memberId, channel, now.get());
        if (open == null || open.code() == null || open.tries() >= MOST_TRIES) {
            return Optional.empty();
        }
        if (MessageDigest.isEqual(open.code(), digest(open.token(), code))) {
            ConfirmationRows.confirm(connection, open.number(), now.get());
            return Optional.of(new Entered(true, 0));
        }
        ConfirmationRows.noteTry(connection, open.number());
        return Optional.of(new Entered(false, MOST_TRIES - open.tries() - 1));
    }

    /** He answered the text message with its digits; an answer of another kind means nothing here. */
    public boolean heard(Connection connection, String memberId, Channel channel, String text) throws SQLException {
        var answer = text.strip();
        return CODE.matcher(answer).matches()
                && enter(connection, memberId, channel, answer)
                        .filter(Entered::right)
                        .isPresent();
    }

    /** What the link is for; nothing: there is no such link, or its time is over. */
    Optional<Link> link(Connection connection, String token) throws SQLException {
        return Optional.ofNullable(ConfirmationRows.link(connection, token, now.get()))
                .filter(Link::usable);
    }

    /** He followed the link and pressed the button; again changes nothing. */
    Optional<Link> confirm(Connection connection, String token) throws SQLException {
        var link = link(connection, token);
        if (link.isPresent()) {
            ConfirmationRows.confirm(connection, link.get().number(), now.get());
        }
        return link;
    }

    /** Links of somebody who is forgotten lead nowhere, and nothing says that he confirmed anything. */
    public static void forget(Connection connection, String memberId) throws SQLException {
        ConfirmationRows.forget(connection, memberId);
    }
}

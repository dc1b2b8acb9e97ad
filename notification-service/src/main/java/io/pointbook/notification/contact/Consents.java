package io.pointbook.notification.contact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may be written to, where and what for. Each yes and no is kept; the latest by the time at which the member said it
 * counts, whatever arrives late, and of two of the same time the no.
 */
public final class Consents {
    /** Whether the address at which {@code c} is reached now was confirmed. */
    private static final String CONFIRMED = """
            exists (select from confirmation f join contact a using (member_id) where f.member_id = c.member_id
                and f.channel = c.channel and f.confirmed_at is not null
                and f.digest = case c.channel when 'SMS' then a.phone_digest else a.email_digest end)
            """;

    private final Contacts contacts;
    private final SubjectKeys keys;

    public Consents(Contacts contacts, SubjectKeys keys) {
        this.contacts = contacts;
        this.keys = keys;
    }

    /**
     * What a member said.
     *
     * @param at when he said it
     * @param textVersion of the words that he was shown; absent on a no
     * @param language of these words
     * @param source till, app, web, STOP …
     * @param evidence an id by which the caller finds the proof
     * @param awaits whether it counts only when he has shown that the address is his
     */
    public record Said(
            String memberId,
            Channel channel,
            Purpose purpose,
            Instant at,
            boolean given,
            @Nullable String textVersion,
            @Nullable String language,
            String source,
            @Nullable String evidence,
            String actor,
            boolean awaits) {}

    /** Writes it down; what was written down before is not written again. */
    public void note(Connection connection, Said said, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into consent (member_id, channel, purpose, at, given, text_version, language, source, evidence,
                    actor, awaits, noted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setString(1, said.memberId());
            insert.setString(2, said.channel().name());
            insert.setString(3, said.purpose().name());
            insert.setObject(4, said.at().atOffset(ZoneOffset.UTC));
            insert.setBoolean(5, said.given());
            insert.setString(6, said.textVersion());
            insert.setString(7, said.language());
            insert.setString(8, said.source());
            insert.setString(9, said.evidence());
            insert.setString(10, said.actor());
            insert.setBoolean(11, said.awaits());
            insert.setObject(12, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Whether he may be written to now. Messages that serve what he asked for need an address and no consent. */
    public ConsentState state(Connection connection, String memberId, Channel channel, Purpose purpose)
            throws SQLException {
        var contact = contacts.find(connection, memberId);
        var address = contact == null ? null : contact.address(channel);
        if (address == null) {
            return ConsentState.NO_ADDRESS;
        }
        var suppressed = suppressed(connection, channel, address);
        if (suppressed != null) {
            return suppressed;
        }
        return purpose == Purpose.SERVICE ? ConsentState.ALLOWED : said(connection, memberId, channel, purpose);
    }

    /** What he said, wherever he can be reached; profiling is asked this way. */
    public ConsentState said(Connection connection, String memberId, Channel channel, Purpose purpose)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select given, exists (select from consent o where o.member_id = c.member_id and o.channel = c.channel
                    and o.purpose = c.purpose and o.given), awaits and not\s""" + CONFIRMED + """
                from consent c where member_id = ? and channel = ? and purpose = ? order by at desc, given limit 1""")) {
            select.setString(1, memberId);
            select.setString(2, channel.name());
            select.setString(3, purpose.name());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return ConsentState.NO_CONSENT;
                }
                if (row.getBoolean(1)) {
                    return row.getBoolean(3) ? ConsentState.NOT_CONFIRMED : ConsentState.ALLOWED;
                }
                return row.getBoolean(2) ? ConsentState.WITHDRAWN : ConsentState.NO_CONSENT;
            }
        }
    }

    /** Who of the members with ids after the one and up to the other agreed to be profiled, on one channel at least. */
    public Set<String> profiled(Connection connection, String after, @Nullable String until) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct member_id from (
                    select distinct on (member_id, channel) member_id, channel, given, awaits from consent
                    where purpose = 'PROFILING' and member_id > ? and (?::text is null or member_id <= ?)
                    order by member_id, channel, at desc, given) c
                where given and (not awaits or\s""" + CONFIRMED + ")")) {
            select.setString(1, after);
            select.setString(2, until);
            select.setString(3, until);
            try (ResultSet row = select.executeQuery()) {
                Set<String> members = new HashSet<>();
                while (row.next()) {
                    members.add(row.getString(1));
                }
                return members;
            }
        }
    }

    /** Channels on which something waits until the member has shown that the address is his. */
    public Set<Channel> awaiting(Connection connection, String memberId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct channel from (
                    select distinct on (channel, purpose) member_id, channel, given, awaits from consent
                    where member_id = ? order by channel, purpose, at desc, given) c
                where given and awaits and not\s""" + CONFIRMED)) {
            select.setString(1, memberId);
            try (ResultSet row = select.executeQuery()) {
                Set<Channel> channels = EnumSet.noneOf(Channel.class);
                while (row.next()) {
                    channels.add(Channel.valueOf(row.getString(1)));
                }
                return channels;
            }
        }
    }

    /** Closes a channel for all that is not service: a STOP, an unsubscription. The membership goes on. */
    public void close(Connection connection, String memberId, Channel channel, String source, Instant now)
            throws SQLException {
        for (Purpose purpose : Purpose.values()) {
            if (purpose != Purpose.SERVICE) {
                note(
                        connection,
                        new Said(memberId, channel, purpose, now, false, null, null, source, null, "member", false),
                        now);
            }
        }
    }

    /** When he was asked to confirm an address, and when he did; the oldest first. */
    List<ContactDesk.Confirmed> confirmations(Connection connection, String memberId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select channel, asked_at, confirmed_at from confirmation where member_id = ? order by number")) {
            select.setString(1, memberId);
            try (ResultSet row = select.executeQuery()) {
                List<ContactDesk.Confirmed> all = new ArrayList<>();
                while (row.next()) {
                    var confirmed = row.getObject(3, OffsetDateTime.class);
                    all.add(new ContactDesk.Confirmed(
                            Channel.valueOf(row.getString(1)),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            confirmed == null ? null : confirmed.toInstant()));
                }
                return all;
            }
        }
    }

    /** All that he said, the oldest first. */
    public List<Said> history(Connection connection, String memberId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select channel, purpose, at, given, text_version, language, source, evidence, actor, awaits
                from consent
                where member_id = ? order by at, channel, purpose, given desc""")) {
            select.setString(1, memberId);
            try (ResultSet row = select.executeQuery()) {
                List<Said> all = new ArrayList<>();
                while (row.next()) {
                    all.add(new Said(
                            memberId,
                            Channel.valueOf(row.getString(1)),
                            Purpose.valueOf(row.getString(2)),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getBoolean(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            row.getBoolean(10)));
                }
                return all;
            }
        }
    }

    /** Nothing more is sent to this address, whoever has it. @param why BOUNCED or BLOCKED_BY_OPERATOR */
    public void suppress(Connection connection, Channel channel, String address, ConsentState why, Instant now)
            throws SQLException {
        suppress(connection, channel, keys.digest(channel, address), why, now);
    }

    /** The same by the address's digest. */
    public void suppress(Connection connection, Channel channel, byte[] digest, ConsentState why, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into suppressed_address (channel, digest, cause, at) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, channel.name());
            insert.setBytes(2, digest);
            insert.setString(3, why.name());
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private @Nullable ConsentState suppressed(Connection connection, Channel channel, String address)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select cause from suppressed_address where channel = ? and digest = ?")) {
            select.setString(1, channel.name());
            select.setBytes(2, keys.digest(channel, address));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? ConsentState.valueOf(row.getString(1)) : null;
            }
        }
    }
}

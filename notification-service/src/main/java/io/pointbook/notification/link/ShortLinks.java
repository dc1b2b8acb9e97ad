package io.pointbook.notification.link;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Table {@code short_link}. A code is chance alone: it tells nothing of member, campaign or text. */
public final class ShortLinks {
    /** Of so many nobody finds one by trying. */
    static final int CODE_CHARACTERS = 11;

    // without those that are taken for one another when somebody types them
    private static final String ALPHABET = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

    private final String address;
    private final RandomGenerator chance;

    /** @param address the root of this service as members reach it */
    public ShortLinks(URI address) {
        this(address, new SecureRandom());
    }

    ShortLinks(URI address, RandomGenerator chance) {
        this.address = address.resolve("/l/").toString();
        this.chance = chance;
    }

    /**
     * Whose link it is.
     *
     * @param channel of the message that it is in
     */
    public record Place(String campaignId, String memberId, String occasionId, String channel) {}

    /** A code that nobody has. */
    public String draw() {
        var code = new StringBuilder(CODE_CHARACTERS);
        for (int i = 0; i < CODE_CHARACTERS; i++) {
            code.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As it stands in a text. */
    public String text(String code) {
        return address + code;
    }

    /** Keeps a link, with the connection's transaction. */
    public void keep(Connection connection, String code, Place place, String url, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into short_link (code, campaign_id, member_id, occasion_id, channel, url, made_at)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, code);
            insert.setString(2, place.campaignId());
            insert.setString(3, place.memberId());
            insert.setString(4, place.occasionId());
            insert.setString(5, place.channel());
            insert.setString(6, url);
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Where a link leads. */
    static @Nullable String url(Connection connection, String code) throws SQLException {
        try (var select = connection.prepareStatement("select url from short_link where code = ?")) {
            select.setString(1, code);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /** Where a link leads, and one more has followed it. */
    static @Nullable String follow(Connection connection, String code, Instant now) throws SQLException {
        try (var update = connection.prepareStatement("""
                update short_link set clicks = clicks + 1, first_click_at = coalesce(first_click_at, ?)
                where code = ? returning url""")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, code);
            try (var rows = update.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}

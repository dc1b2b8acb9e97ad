package io.pointbook.notification.mail;

import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.runtime.http.Transactions;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Links by which a reader of our mail leaves with one click. A link is chance alone: it names nobody, and each member has one
 * for a channel that stays the same.
 */
public final class UnsubscribeLinks {
    private static final int TOKEN_BYTES = 16;

    private final String address;
    private final Optional<String> mailbox;
    private final Consents consents;
    private final Transactions transactions;
    private final SecureRandom chance = new SecureRandom();

    /**
     * @param address the root of this service as members reach it
     * @param mailbox for mail programs that unsubscribe by mail
     */
    public UnsubscribeLinks(URI address, Optional<String> mailbox, Consents consents, Transactions transactions) {
        this.address = address.resolve("/u/").toString();
        this.mailbox = mailbox;
        this.consents = consents;
        this.transactions = transactions;
    }

    /** Whose link it is. */
    record Leaving(String memberId, Channel channel) {}

    /** The two headers of RFC 2369 and RFC 8058 on what is not service; each on one short line, as signatures cover them. */
    public Map<String, String> headers(Connection connection, String memberId, Channel channel, Purpose purpose)
            throws SQLException {
        if (channel != Channel.EMAIL || purpose == Purpose.SERVICE) {
            return Map.of();
        }
        var headers = new LinkedHashMap<String, String>();
        var link = "<" + address + token(connection, memberId, channel) + ">";
        headers.put(
                "List-Unsubscribe",
                mailbox.map(to -> link + ", <mailto:" + to + "?subject=unsubscribe>")
                        .orElse(link));
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return headers;
    }

    private String token(Connection connection, String memberId, Channel channel) throws SQLException {
        var bytes = new byte[TOKEN_BYTES];
        chance.nextBytes(bytes);
        try (var insert = connection.prepareStatement("""
                insert into unsubscribe_link (token, member_id, channel, made_at) values (?, ?, ?, ?)
                on conflict (member_id, channel) do update set channel = excluded.channel returning token""")) {
            insert.setString(1, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            insert.setString(2, memberId);
            insert.setString(3, channel.name());
            insert.setObject(4, transactions.now().atOffset(java.time.ZoneOffset.UTC));
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Whether there is such a link. */
    boolean exists(String token) throws Exception {
        return transactions.read(transaction -> find(transaction.connection(), token) != null);
    }

    /** Closes the channel for all that is not service; false: there is no such link. Again changes nothing. */
    boolean leave(String token) throws Exception {
        return transactions.write(transaction -> {
            var leaving = find(transaction.connection(), token);
            if (leaving != null) {
                consents.close(
                        transaction.connection(),
                        leaving.memberId(),
                        leaving.channel(),
                        "unsubscribe",
                        transactions.now());
            }
            return leaving != null;
        });
    }

    private static @Nullable Leaving find(Connection connection, String token) throws SQLException {
        try (var select =
                connection.prepareStatement("select member_id, channel from unsubscribe_link where token = ?")) {
            select.setString(1, token);
            try (var row = select.executeQuery()) {
                return row.next() ? new Leaving(row.getString(1), Channel.valueOf(row.getString(2))) : null;
            }
        }
    }

    /** Links of somebody who is forgotten lead nowhere. */
    public static void forget(Connection connection, String memberId) throws SQLException {
        try (var delete = connection.prepareStatement("delete from unsubscribe_link where member_id = ?")) {
            delete.setString(1, memberId);
            delete.executeUpdate();
        }
    }
}

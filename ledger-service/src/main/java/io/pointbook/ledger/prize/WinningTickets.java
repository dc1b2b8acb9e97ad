package io.pointbook.ledger.prize;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/**
 * Finds the winners. Everything is SHA-256 of plain text, so that a few lines in any language find the same: docs/programmes
 * has them.
 */
public final class WinningTickets {
    private static final int HASHED_BYTES = 8;
    private static final BigInteger HASHES = BigInteger.ONE.shiftLeft(8 * HASHED_BYTES);
    private static final HexFormat HEX = HexFormat.of();

    private WinningTickets() {}

    /** What is published when a draw is announced: nobody can change the secret afterwards, and nobody knows it yet. */
    public static String commitment(String secret) {
        return sha256(secret);
    }

    /** Of all entries in their order, a line each: lot, member, tickets, each followed by a line feed. */
    public static String digest(List<PrizeEntry> entries) {
        var digest = newDigest();
        for (PrizeEntry entry : entries) {
            digest.update(utf8(entry.lot() + "\n" + entry.memberId() + "\n" + entry.tickets() + "\n"));
        }
        return HEX.formatHex(digest.digest());
    }

    /**
     * @param secret that the announcement committed to
     * @param publicValue that came into being after the entries were fixed; empty where none was announced
     * @param digest of the entries
     */
    public static String seed(String secret, String publicValue, String digest) {
        return sha256(secret + "\n" + publicValue + "\n" + digest);
    }

    /**
     * @param entries in their order
     * @param places how many may win; fewer do where there are not so many
     * @param again whether one member may win several times, each time with another ticket
     */
    public static List<PrizeWinner> draw(String seed, List<PrizeEntry> entries, int places, boolean again) {
        var tickets = entries.stream().mapToLong(PrizeEntry::tickets).toArray();
        var winners = new ArrayList<PrizeWinner>();
        for (int place = 1; place <= places; place++) {
            long left = Arrays.stream(tickets).reduce(0, Math::addExact);
            if (left == 0) {
                break;
            }
            long ticket = number(seed, place, left);
            int won = find(tickets, ticket);
            var entry = entries.get(won);
            winners.add(new PrizeWinner(place, ticket, entry.lot(), entry.memberId(), entry.receipt()));
            if (again) {
                tickets[won]--;
            } else {
                leave(entry.memberId(), entries, tickets);
            }
        }
        return List.copyOf(winners);
    }

    /** Each number below {@code bound} is equally likely: a hash beyond the last whole multiple of it is thrown again. */
    static long number(String seed, int place, long bound) {
        var wanted = BigInteger.valueOf(bound);
        var fair = HASHES.subtract(HASHES.mod(wanted));
        for (int attempt = 0; ; attempt++) {
            var hash = new BigInteger(
                    1, Arrays.copyOf(newDigest().digest(utf8(seed + "\n" + place + "\n" + attempt)), HASHED_BYTES));
            // fewer than half of all hashes are thrown again, so that this ends
            if (hash.compareTo(fair) < 0) {
                return hash.mod(wanted).longValueExact();
            }
        }
    }

    private static int find(long[] tickets, long ticket) {
        long before = 0;
        for (int i = 0; i < tickets.length; i++) {
            before += tickets[i];
            if (ticket < before) {
                return i;
            }
        }
        throw new IllegalStateException("there is no ticket " + ticket);
    }

    private static void leave(String memberId, List<PrizeEntry> entries, long[] tickets) {
        for (int i = 0; i < tickets.length; i++) {
            tickets[i] = entries.get(i).memberId().equals(memberId) ? 0 : tickets[i];
        }
    }

    /** How many members have a ticket. */
    public static int members(List<PrizeEntry> entries) {
        var members = new HashSet<String>();
        entries.forEach(entry -> members.add(entry.memberId()));
        return members.size();
    }

    private static String sha256(String text) {
        return HEX.formatHex(newDigest().digest(utf8(text)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}

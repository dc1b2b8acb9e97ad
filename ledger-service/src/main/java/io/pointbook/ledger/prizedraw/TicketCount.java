package io.pointbook.ledger.prizedraw;

import io.pointbook.ledger.account.book.Lot;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.prize.PrizeDrawEvent.PrizeDrawAnnounced;
import io.pointbook.ledger.prize.PrizeEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the tickets of a draw: what is left of the units that its wallet got in its period. */
final class TicketCount {
    /** Lots that take part in one draw. */
    static final int MOST_ENTRIES = 200_000;

    private static final int ACCOUNTS_AT_ONCE = 100;

    private final AccountDoor door;

    TicketCount(AccountDoor door) {
        this.door = door;
    }

    /**
     * All entries in their order, as known now; pages of accounts are read one after the other.
     *
     * @param kinds of members who take part in the programme
     */
    List<PrizeEntry> of(PrizeDrawAnnounced draw, Collection<String> kinds) throws Exception {
        var entries = new ArrayList<PrizeEntry>();
        String last = "";
        while (true) {
            var after = last;
            var members = door.read(transaction -> holders(transaction.connection(), draw.wallet(), kinds, after));
            if (members.isEmpty()) {
                break;
            }
            entries.addAll(door.look(transaction -> {
                var sitting = door.sit(transaction, members);
                return members.stream()
                        .flatMap(member -> sitting.account(member).book().lots().stream()
                                .filter(lot -> takesPart(lot, draw))
                                .map(lot -> new PrizeEntry(lot.id(), member, lot.receipt(), left(lot))))
                        .toList();
            }));
            if (entries.size() > MOST_ENTRIES) {
                throw Requests.invalid("A draw has " + MOST_ENTRIES + " entries at most; give tickets more rarely.");
            }
            last = members.stream().reduce((_, later) -> later).orElseThrow();
        }
        entries.sort(PrizeEntry.ORDER);
        return List.copyOf(entries);
    }

    private static boolean takesPart(Lot lot, PrizeDrawAnnounced draw) {
        return lot.wallet().equals(draw.wallet())
                && !lot.businessTime().isBefore(draw.from())
                && lot.businessTime().isBefore(draw.until())
                && left(lot) > 0;
    }

    private static long left(Lot lot) {
        return lot.pending() + lot.active() + lot.held();
    }

    private static Set<String> holders(Connection connection, String wallet, Collection<String> kinds, String after)
            throws SQLException {
        try (var query = connection.prepareStatement("""
                select member_id from balance join member using (member_id)
                where wallet = ? and kind = any (?) and member_id > ? order by member_id limit ?""")) {
            query.setString(1, wallet);
            query.setArray(2, connection.createArrayOf("text", kinds.toArray()));
            query.setString(3, after);
            query.setInt(4, ACCOUNTS_AT_ONCE);
            var members = new LinkedHashSet<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    members.add(rows.getString(1));
                }
            }
            return members;
        }
    }
}

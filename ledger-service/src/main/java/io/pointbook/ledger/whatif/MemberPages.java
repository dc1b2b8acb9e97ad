package io.pointbook.ledger.whatif;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Programmes;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.posting.ProgrammeSource;
import io.pointbook.runtime.eventstore.EventReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Members with all their events, a page at a time; each page is a short transaction that cannot write. */
final class MemberPages {
    /** Members whose events are in memory together. */
    static final int MEMBERS_AT_ONCE = 20;

    private final AccountDoor door;
    private final ProgrammeSource programmes;
    private final Set<String> kinds;

    MemberPages(AccountDoor door, ProgrammeSource programmes, Set<String> kinds) {
        this.door = door;
        this.programmes = programmes;
        this.kinds = kinds;
    }

    /**
     * @param receipts by identity: those that members' events name without holding them
     * @param programmes as published when the page was read
     */
    record Page(
            List<String> members,
            Map<String, List<AccountEvent>> events,
            Map<String, CanonicalReceipt> receipts,
            Programmes programmes) {}

    long count() throws Exception {
        return door.read(transaction -> {
            try (var query =
                    transaction.connection().prepareStatement("select count(*) from member where kind = any (?)")) {
                setKinds(query);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    /** The members after this one, in order of their ids; none at the end. */
    Page after(String memberId) throws Exception {
        return door.read(transaction -> {
            var members = members(transaction.connection(), memberId);
            var events = new HashMap<String, List<AccountEvent>>();
            door.events()
                    .streams(members)
                    .forEach((member, messages) -> events.put(
                            member,
                            messages.stream()
                                    .map(message -> (AccountEvent) message.getPayload())
                                    .toList()));
            return new Page(
                    members,
                    events,
                    foreignReceipts(door.events(), events.values()),
                    programmes.asOf(transaction.connection(), door.events()));
        });
    }

    private List<String> members(Connection connection, String after) throws SQLException {
        var members = new ArrayList<String>();
        try (var query = connection.prepareStatement(
                "select member_id from member where kind = any (?) and member_id > ? order by member_id limit "
                        + MEMBERS_AT_ONCE)) {
            setKinds(query);
            query.setString(2, after);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    members.add(rows.getString(1));
                }
            }
        }
        return members;
    }

    private void setKinds(PreparedStatement query) throws SQLException {
        query.setArray(1, query.getConnection().createArrayOf("text", kinds.toArray()));
    }

    /** Receipts stand once in the store: with the member whose card was shown, or kept for nobody. */
    private static Map<String, CanonicalReceipt> foreignReceipts(
            EventReader store, Collection<List<AccountEvent>> streams) {
        var receipts = new HashMap<String, CanonicalReceipt>();
        var missing = new HashSet<String>();
        for (var stream : streams) {
            for (AccountEvent event : stream) {
                if (event instanceof ReceiptPosted posted) {
                    var identity = posted.receiptId().toString();
                    if (posted.receipt() == null) {
                        missing.add(identity);
                    } else {
                        receipts.put(identity, posted.receipt());
                    }
                }
            }
        }
        missing.removeAll(receipts.keySet());
        for (var message : store.byIds(missing)) {
            switch (message.getPayload()) {
                case ReceiptPosted posted
                when posted.receipt() != null -> receipts.put(posted.receiptId().toString(), posted.receipt());
                case ReceiptKept kept -> receipts.put(kept.receiptId().toString(), kept.receipt());
                default -> throw new IllegalStateException("event " + message.getIdentifier() + " is no receipt");
            }
        }
        return receipts;
    }
}

package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.AccountBlocked;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.AccountUnblocked;
import io.pointbook.ledger.account.AccountEvent.MemberEnrolled;
import io.pointbook.ledger.account.AccountEvent.PointsHeld;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows that follow from a transaction's events: members, cards, balances, holds. Written once, at its end. */
final class ReadRows {
    private final List<AccountOpened> opened = new ArrayList<>();
    private final List<AccountEvent> changedMembers = new ArrayList<>();
    private final Map<BalanceRows.Key, BalanceRows.Row> balances = new TreeMap<>();
    private final Map<String, HoldRows.Row> holds = new LinkedHashMap<>();
    private final List<AccountEvent> events = new ArrayList<>();
    private final PromotionRows promotions = new PromotionRows();
    private final BelongingRows belongings = new BelongingRows();

    /** Takes note of an event, and of the account as it left it. */
    void add(AccountEvent event, Account after) {
        events.add(event);
        switch (event) {
            case AccountOpened first -> opened.add(first);
            case MemberEnrolled _, AccountBlocked _, AccountUnblocked _ -> changedMembers.add(event);
            case PointsHeld held -> holds.put(held.holdId(), HoldRows.Row.placed(held));
            case AccountEvent.ReceiptPosted posted -> promotions.add(posted);
            case AccountEvent.HoldCaptured _,
                    AccountEvent.CaptureReturned _,
                    AccountEvent.HoldReleased _,
                    AccountEvent.PointsAdjusted _,
                    AccountEvent.PointsTransferred _,
                    AccountEvent.AccountSettled _ -> {}
            case AccountEvent.OccasionPosted posted -> belongings.add(posted);
        }
        event.booking()
                .standings()
                .forEach((wallet, standing) -> balances.put(
                        new BalanceRows.Key(after.memberId(), wallet),
                        new BalanceRows.Row(standing, after.book().nextDue(wallet))));
        for (Entry entry : event.booking().entries()) {
            noteHold(entry, after);
        }
    }

    /** Takes note of a receipt that is on no account. */
    void add(ReceiptKept kept) {
        promotions.add(kept);
    }

    private void noteHold(Entry entry, Account after) {
        if (entry.holdId() == null || entry.kind() == EntryKind.HELD) {
            return;
        }
        var hold = after.book().hold(entry.holdId());
        if (hold != null && !hold.isOpen()) {
            var placedHere = holds.get(hold.id());
            holds.put(hold.id(), HoldRows.Row.ended(placedHere, hold, entry.businessTime()));
        }
    }

    void write(Connection connection) throws SQLException {
        MemberRows.open(connection, opened);
        MemberRows.change(connection, changedMembers);
        BalanceRows.write(connection, balances);
        HoldRows.write(connection, holds.values());
        belongings.write(connection);
        promotions.write(connection);
    }

    List<AccountEvent> events() {
        return events;
    }
}

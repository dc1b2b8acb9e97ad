package io.pointbook.ledger.statement;

import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.posting.ProgrammeSource;
import java.util.List;

/** A test's eye on balances and statements. */
public final class Reading {
    private static final int PAGE = 100;

    private final Balances balances;
    private final Statement statement;

    public Reading(AccountDoor door, ProgrammeSource programmes) {
        balances = new Balances(door, programmes);
        statement = new Statement(door);
    }

    public long active(String member) throws Exception {
        return balances.balance(member, null, null).wallets().get("points").active();
    }

    /** Newest first: kind, points, and who did it. */
    public List<String> statement(String account) throws Exception {
        return statement.entries(account, PAGE, null).entries().stream()
                .map(line -> line.kind() + " " + line.points() + " by " + line.by())
                .toList();
    }
}

package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.book.Book;
import io.pointbook.ledger.account.book.Clockwork;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Lot;
import io.pointbook.ledger.account.book.OpenBook;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.ProgrammeOf;
import io.pointbook.ledger.posting.ProgrammeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a member has now: right at the instant, whether or not a sweep has posted what the clock did. */
public final class Balances {
    /** Dates of expiry that one answer lists, the earliest ones. */
    static final int MOST_EXPIRY_DATES = 100;

    private final AccountDoor door;
    private final ProgrammeSource programmes;

    public Balances(AccountDoor door, ProgrammeSource programmes) {
        this.door = door;
        this.programmes = programmes;
    }

    /** @param at and {@code knownAt}: absent, until the two clocks come */
    Balance balance(String memberId, @Nullable String at, @Nullable String knownAt) throws Exception {
        if (at != null || knownAt != null) {
            throw LedgerProblem.CLOCKS_NOT_AVAILABLE.because(
                    "Only the balance of now can be asked for: leave 'at' and 'knownAt' out.");
        }
        var account = door.read(transaction -> AccountDoor.accountOf(transaction.connection(), memberId));
        var unmoved = door.read(transaction -> ofRows(transaction.connection(), account));
        var balance = unmoved.isPresent() ? unmoved.get() : ofAccount(account);
        return account.equals(memberId) ? balance : balance.ofHousehold(memberId);
    }

    /** From the rows, where the clock changes nothing before the next posting: no lot expires, matures or is held. */
    private Optional<Balance> ofRows(Connection connection, String memberId) throws SQLException {
        var programme = ProgrammeOf.member(connection, door, programmes, memberId, door.now());
        if (programme.hasTiers()) {
            return Optional.empty();
        }
        try (var query = connection.prepareStatement("""
                select wallet, active, pending, held, debt, next_due is not null from balance where member_id = ?""")) {
            query.setString(1, memberId);
            var wallets = empty(programme);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    if (rows.getBoolean(6)) {
                        return Optional.empty();
                    }
                    wallets.put(
                            rows.getString(1),
                            new Balance.Wallet(
                                    rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5), List.of()));
                }
            }
            return Optional.of(new Balance(memberId, door.now(), wallets, null));
        }
    }

    private Balance ofAccount(String memberId) throws Exception {
        return door.write(transaction -> {
            var now = door.now();
            var sitting = door.sit(transaction, memberId);
            return settled(sitting.account(memberId), sitting.programme(memberId, now), now);
        });
    }

    /** The book as the clock has it, without writing anything down. */
    private static Balance settled(Account account, Programme programme, Instant now) {
        var book = account.book();
        var open = new OpenBook(book, "balance", now);
        Clockwork.settle(open, now, Instant.MIN);
        var expiring = expiring(book, open.booking().entries());
        var wallets = empty(programme);
        for (String wallet : book.standings().keySet()) {
            wallets.put(wallet, wallet(open.standing(wallet), expiring.getOrDefault(wallet, new TreeMap<>())));
        }
        return new Balance(account.memberId(), now, wallets, programme.tier(account, now));
    }

    private static Balance.Wallet wallet(Standing standing, TreeMap<Instant, Long> expiring) {
        return new Balance.Wallet(
                standing.active(),
                standing.pending(),
                standing.held(),
                standing.debt(),
                expiring.entrySet().stream()
                        .limit(MOST_EXPIRY_DATES)
                        .map(date -> new Balance.Expiring(date.getKey(), date.getValue()))
                        .toList());
    }

    /** Active points by wallet and end of life, with what the clock did laid over the lots. */
    private static Map<String, TreeMap<Instant, Long>> expiring(Book book, List<Entry> clockwork) {
        var moved = new HashMap<String, Long>();
        for (Entry entry : clockwork) {
            for (Posting posting : entry.postings()) {
                long change = posting.to() == LedgerAccount.ACTIVE ? posting.points() : 0;
                change -= posting.from() == LedgerAccount.ACTIVE ? posting.points() : 0;
                if (posting.lot() != null && change != 0) {
                    moved.merge(posting.lot(), change, Math::addExact);
                }
            }
        }
        var expiring = new HashMap<String, TreeMap<Instant, Long>>();
        for (Lot lot : book.lots()) {
            long active = lot.active() + moved.getOrDefault(lot.id(), 0L);
            if (active > 0 && lot.expiresAt() != null) {
                expiring.computeIfAbsent(lot.wallet(), _ -> new TreeMap<>())
                        .merge(lot.expiresAt(), active, Math::addExact);
            }
        }
        return expiring;
    }

    private static TreeMap<String, Balance.Wallet> empty(Programme programme) {
        var wallets = new TreeMap<String, Balance.Wallet>();
        wallets.put(programme.wallet(), Balance.Wallet.EMPTY);
        return wallets;
    }
}

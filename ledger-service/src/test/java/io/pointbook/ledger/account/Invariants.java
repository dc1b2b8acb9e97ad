package io.pointbook.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Lot;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;

/** What is true of every account, whatever happened to it. */
final class Invariants {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private Invariants() {}

    static void check(PureLedger ledger, String member, Instant now) {
        check(ledger.account(member), ledger.events(member), now);
    }

    static void check(Account account, List<AccountEvent> events, Instant now) {
        account.book().standings().forEach((wallet, standing) -> {
            assertThat(List.of(standing.active(), standing.pending(), standing.held(), standing.debt()))
                    .allMatch(points -> points >= 0);
            assertThat(standing.active() > 0 && standing.debt() > 0)
                    .as("active and debt side by side: %s", standing)
                    .isFalse();
            lotsAddUpTo(standing, account, wallet);
        });
        assertThat(account.book().lots())
                .as("nothing to spend after its expiry")
                .noneMatch(lot -> lot.active() > 0
                        && lot.expiresAt() != null
                        && !lot.expiresAt().isAfter(postedAt(events, now)));
        legsSumToZero(account, events);
        balancesChain(events);
        foldGivesTheState(account, account.memberId(), events);
    }

    private static Instant postedAt(List<AccountEvent> events, Instant now) {
        var last = events.getLast().postedAt();
        return last.isBefore(now) ? last : now;
    }

    private static void lotsAddUpTo(Standing standing, Account account, String wallet) {
        var lots = account.book().lots().stream()
                .filter(lot -> lot.wallet().equals(wallet))
                .toList();
        assertThat(lots).allMatch(lot -> lot.pending() >= 0 && lot.active() >= 0 && lot.held() >= 0);
        assertThat(lots.stream().mapToLong(Lot::active).sum()).isEqualTo(standing.active());
        assertThat(lots.stream().mapToLong(Lot::pending).sum()).isEqualTo(standing.pending());
        assertThat(lots.stream().mapToLong(Lot::held).sum()).isEqualTo(standing.held());
    }

    /** Over all postings of an account the member's side and the contra side sum to zero, and give the standing. */
    private static void legsSumToZero(Account account, List<AccountEvent> events) {
        var sums = new EnumMap<LedgerAccount, Long>(LedgerAccount.class);
        for (AccountEvent event : events) {
            for (Entry entry : event.booking().entries()) {
                for (Posting posting : entry.postings()) {
                    sums.merge(posting.from(), -posting.points(), Math::addExact);
                    sums.merge(posting.to(), posting.points(), Math::addExact);
                }
            }
        }
        assertThat(sums.values().stream().mapToLong(Long::longValue).sum()).isZero();
        var standing = account.book().standing("points");
        assertThat(sums.getOrDefault(LedgerAccount.ACTIVE, 0L)).isEqualTo(standing.active());
        assertThat(sums.getOrDefault(LedgerAccount.PENDING, 0L)).isEqualTo(standing.pending());
        assertThat(sums.getOrDefault(LedgerAccount.HELD, 0L)).isEqualTo(standing.held());
        assertThat(sums.getOrDefault(LedgerAccount.DEBT, 0L)).isEqualTo(-standing.debt());
    }

    private static void balancesChain(List<AccountEvent> events) {
        var balances = new HashMap<String, Long>();
        for (AccountEvent event : events) {
            int number = 1;
            for (Entry entry : event.booking().entries()) {
                assertThat(entry.number()).isEqualTo(number++);
                long before = balances.getOrDefault(entry.wallet(), 0L);
                assertThat(entry.balance()).as("%s", entry).isEqualTo(before + entry.points());
                balances.put(entry.wallet(), entry.balance());
            }
            event.booking().standings().forEach((wallet, standing) -> assertThat(standing.spendable())
                    .isEqualTo(balances.getOrDefault(wallet, 0L)));
        }
    }

    private static void foldGivesTheState(Account account, String member, List<AccountEvent> events) {
        var replayed = new Account(member);
        events.forEach(replayed::apply);
        assertThat(replayed.memory()).as("replay").isEqualTo(account.memory());
        var head = new Account(member);
        int cut = events.size() / 2;
        events.subList(0, cut).forEach(head::apply);
        var resumed = remembered(head);
        events.subList(cut, events.size()).forEach(resumed::apply);
        assertThat(resumed.memory()).as("snapshot and tail").isEqualTo(account.memory());
    }

    /** The account after a snapshot was written and read. */
    static Account remembered(Account account) {
        try {
            return JSON.readValue(JSON.writeValueAsBytes(account), Account.class);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}

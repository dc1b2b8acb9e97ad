package io.pointbook.ledger.audit;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.CaptureReturned;
import io.pointbook.ledger.account.AccountEvent.HoldCaptured;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Posting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Where redeemed points went: doors captured holds, tills took payments, and some came back. For those who spent them. */
public final class Captures {
    private final Map<String, Captured> byHold = new TreeMap<>();
    private long paidAtTills;
    private long givenBackAtTills;

    /** Points of a hold that a door captured, and of those the ones that came back. */
    private record Captured(String wallet, long points, long returned) {}

    void take(AccountEvent event) {
        switch (event) {
            case HoldCaptured captured ->
                byHold.put(captured.holdId(), new Captured(wallet(captured), captured.points(), 0));
            case CaptureReturned back ->
                byHold.computeIfPresent(
                        back.holdId(),
                        (_, before) -> new Captured(
                                before.wallet(), before.points(), Math.addExact(before.returned(), back.points())));
            case AccountEvent.ReceiptPosted posted -> posted.booking().entries().forEach(this::till);
            default -> {}
        }
    }

    private static String wallet(HoldCaptured captured) {
        return captured.booking().entries().stream()
                .filter(entry -> entry.kind() == EntryKind.CAPTURED)
                .map(Entry::wallet)
                .findFirst()
                .orElse("");
    }

    private void till(Entry entry) {
        if (entry.kind() != EntryKind.REDEEMED && entry.kind() != EntryKind.GIVEN_BACK) {
            return;
        }
        for (Posting posting : entry.postings()) {
            if (posting.to() == LedgerAccount.REDEEMED) {
                paidAtTills = Math.addExact(paidAtTills, posting.points());
            } else if (posting.from() == LedgerAccount.REDEEMED) {
                givenBackAtTills = Math.addExact(givenBackAtTills, posting.points());
            }
        }
    }

    void count(AuditReport report) {
        report.count("redeemed: captured by doors", sum(Captured::points));
        report.count("redeemed: of those came back", sum(Captured::returned));
        report.count("redeemed: paid at tills", paidAtTills);
        report.count("redeemed: of those came back at tills", givenBackAtTills);
    }

    private long sum(ToLongFunction<Captured> points) {
        return byHold.values().stream().mapToLong(points).reduce(0, Math::addExact);
    }

    /** The redeemed points that all of this makes: what the books must say, cards that were exchanged left out. */
    long redeemed() {
        return sum(Captured::points) - sum(Captured::returned) + paidAtTills - givenBackAtTills;
    }

    /** One line for each hold, the first line says as of when: {@code hold,wallet,captured,returned}. */
    void write(Path file, Instant at) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# as of " + at);
        byHold.forEach((hold, captured) -> lines.add(String.join(
                ",", hold, captured.wallet(), Long.toString(captured.points()), Long.toString(captured.returned()))));
        Files.write(file, lines, StandardCharsets.UTF_8);
    }
}

package io.pointbook.ledger.whatif;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.posting.ProgrammeSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one job through all members. Reads the event store and nothing else; writes nothing. */
final class SideComputation {
    private static final Logger LOG = LoggerFactory.getLogger(SideComputation.class);
    private static final String BEFORE_ALL = "";

    private final AccountDoor door;
    private final ProgrammeSource programmes;
    private final Function<CanonicalReceipt, Receipt> reader;

    /** @param reader reads a receipt as it was kept */
    SideComputation(AccountDoor door, ProgrammeSource programmes, Function<CanonicalReceipt, Receipt> reader) {
        this.door = door;
        this.programmes = programmes;
        this.reader = reader;
    }

    /** Runs until the job is done, cancelled or failed. */
    void run(WhatIfJob job) {
        try {
            walk(job);
        } catch (Exception failure) {
            LOG.atWarn()
                    .addKeyValue("whatIfId", job.question().whatIfId())
                    .setCause(failure)
                    .log("a what-if failed");
            job.failed(
                    "The side computation broke off with " + failure.getClass().getSimpleName()
                            + "; the service's log says more. Ask again with another whatIfId.");
        }
    }

    private void walk(WhatIfJob job) throws Exception {
        var pages = new MemberPages(door, programmes, job.question().kinds());
        var totals = new Totals();
        long done = 0;
        long of = pages.count();
        if (!job.goesOn(done, of)) {
            return;
        }
        for (var page = pages.after(BEFORE_ALL);
                !page.members().isEmpty();
                page = pages.after(page.members().getLast())) {
            for (String member : page.members()) {
                totals.add(member, period(job, page, member));
                done++;
                if (!job.goesOn(done, Math.max(done, of))) {
                    return;
                }
            }
        }
        job.done(totals.result());
    }

    private MemberPeriod.Outcome period(WhatIfJob job, MemberPages.Page page, String member) {
        Map<CanonicalReceipt, Receipt> read = new IdentityHashMap<>(); // both sides, and histories, read the same ones
        Function<CanonicalReceipt, Receipt> once = stored -> read.computeIfAbsent(stored, reader);
        List<AccountEvent> events = page.events().getOrDefault(member, List.of());
        return new MemberPeriod(
                        member,
                        job.question(),
                        page.programmes(),
                        once,
                        identity -> once.apply(
                                Objects.requireNonNull(page.receipts().get(identity.toString()))))
                .tell(events);
    }
}

package io.pointbook.ledger.whatif;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.Programmes;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.posting.ProgrammeSource;
import io.pointbook.ledger.whatif.WhatIfJob.Question;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
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
        var realBudgets = budgets(job, pages, of);
        var draftBudgets = realBudgets.copy();
        for (var page = pages.after(BEFORE_ALL);
                !page.members().isEmpty();
                page = pages.after(page.members().getLast())) {
            for (String member : page.members()) {
                totals.add(member, period(job, page, member, draftBudgets, realBudgets));
                done++;
                if (!job.goesOn(done, Math.max(done, of))) {
                    return;
                }
            }
        }
        job.done(totals.result());
    }

    /** What campaigns had given before the period: all members are asked first, where a rule has such a budget at all. */
    private SideBudgets budgets(WhatIfJob job, MemberPages pages, long of) throws Exception {
        var budgets = new SideBudgets();
        var question = job.question();
        var page = pages.after(BEFORE_ALL);
        if (!hasBudgets(question, page.programmes())) {
            return budgets;
        }
        for (;
                !page.members().isEmpty() && job.goesOn(0, of);
                page = pages.after(page.members().getLast())) {
            for (String member : page.members()) {
                MemberPeriod.before(
                        page.events().getOrDefault(member, List.of()), question, page.programmes(), budgets);
            }
        }
        return budgets;
    }

    private static boolean hasBudgets(Question question, Programmes programmes) {
        return !question.draft().budgeted().isEmpty()
                || question.kinds().stream()
                        .flatMap(kind -> Stream.of(
                                programmes.inForce(kind, question.from()), programmes.inForce(kind, question.until())))
                        .anyMatch(programme -> !programme.budgeted().isEmpty());
    }

    private MemberPeriod.Outcome period(
            WhatIfJob job, MemberPages.Page page, String member, SideBudgets draftBudgets, SideBudgets realBudgets) {
        Map<CanonicalReceipt, Receipt> read = new IdentityHashMap<>(); // both sides, and histories, read the same ones
        Function<CanonicalReceipt, Receipt> once = stored -> read.computeIfAbsent(stored, reader);
        List<AccountEvent> events = page.events().getOrDefault(member, List.of());
        return new MemberPeriod(
                        member,
                        job.question(),
                        page.programmes(),
                        once,
                        identity -> once.apply(
                                Objects.requireNonNull(page.receipts().get(identity.toString()))),
                        draftBudgets,
                        realBudgets)
                .tell(events);
    }
}

package io.pointbook.ledger.whatif;

import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.rulebook.ProgrammeDesk;
import io.pointbook.ledger.rulebook.ProgrammeReading;
import io.pointbook.ledger.rulebook.Rulebook;
import io.pointbook.ledger.whatif.WhatIfAnswer.State;
import io.pointbook.ledger.whatif.WhatIfJob.Question;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.RequestProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes questions about drafts, and says how far their answers are. */
public final class WhatIfs implements AutoCloseable {
    private static final Pattern WHAT_IF_ID = Pattern.compile("[A-Za-z0-9._:~-]{1,128}");

    private final AccountDoor door;
    private final ProgrammeDesk desk;
    private final Rulebook programmes;
    private final Supplier<String> newIds;
    private final WhatIfStore store;
    private final WhatIfJobs jobs;

    /** @param reader reads a receipt as it was kept */
    public WhatIfs(
            AccountDoor door,
            ProgrammeDesk desk,
            Rulebook programmes,
            Function<CanonicalReceipt, Receipt> reader,
            Supplier<String> newIds) {
        this.door = door;
        this.desk = desk;
        this.programmes = programmes;
        this.newIds = newIds;
        this.store = new WhatIfStore(door);
        this.jobs = new WhatIfJobs(new SideComputation(door, programmes, reader)::run, store::keep);
    }

    /** The job of this question: a new one, or the one that it is already. */
    WhatIfAnswer ask(String programmeId, WhatIfBody body) throws Exception {
        var before = before(programmeId, body);
        if (before == null || (before.answer().state() == State.INTERRUPTED && before.asks(programmeId, body))) {
            var question = question(programmeId, body);
            if (store.begin(question)) {
                return begun(question);
            }
            before = known(programmeId, question.whatIfId()); // somebody was faster
        }
        if (!before.asks(programmeId, body)) {
            throw RequestProblem.DIFFERENT_REQUEST.because(
                    "whatIfId was used before for another question. Use a new id for a new question.");
        }
        return before.answer();
    }

    private WhatIfAnswer begun(Question question) throws Exception {
        var job = new WhatIfJob(question);
        try {
            jobs.add(job);
        } catch (Refused full) {
            store.forget(question.whatIfId());
            throw full;
        }
        return job.answer();
    }

    /** Under an id of the caller's the very same question is the same job; without one, while it is not over. */
    private WhatIfStore.@Nullable Row before(String programmeId, WhatIfBody body) throws Exception {
        return body.whatIfId() != null
                ? store.find(body.whatIfId())
                : store.open(programmeId).stream()
                        .filter(row -> row.asks(programmeId, body))
                        .findFirst()
                        .orElse(null);
    }

    private Question question(String programmeId, WhatIfBody body) throws Exception {
        var sound = desk.sound(
                programmeId,
                body.draft() == null ? null : body.draft().toString().getBytes(StandardCharsets.UTF_8));
        var zone = sound.document().zone();
        var now = door.now();
        var from = time(Requests.given(body.from(), "from"), zone);
        var until = body.until() == null ? now : time(body.until(), zone);
        if (!from.isBefore(until)) {
            throw Requests.invalid("'from' is " + from + " and 'until' is " + until + ": the end comes later.");
        }
        if (until.isAfter(now)) {
            throw Requests.invalid("'until' is " + until + ", and it is " + now
                    + " only: what has happened can be told again. Leave it out for now.");
        }
        return new Question(
                id(body.whatIfId()),
                programmeId,
                body.withoutId(),
                programmes.compiled(sound.document(), sound.version()),
                Set.copyOf(sound.document().memberKinds()),
                from,
                until,
                now);
    }

    private String id(@Nullable String given) {
        if (given == null) {
            return newIds.get();
        }
        if (!WHAT_IF_ID.matcher(given).matches()) {
            throw Requests.invalid("'whatIfId' is an id of your own: 1 to 128 letters, digits and . _ : ~ -");
        }
        return given;
    }

    private static Instant time(String text, ZoneId zone) {
        return ProgrammeReading.instant(text, zone);
    }

    WhatIfAnswer answer(String programmeId, String whatIfId) throws Exception {
        return known(programmeId, whatIfId).answer();
    }

    /** Stops a job, whichever instance works on it; one that is over stays as it is. */
    WhatIfAnswer cancel(String programmeId, String whatIfId) throws Exception {
        known(programmeId, whatIfId);
        store.cancel(whatIfId);
        jobs.cancel(whatIfId);
        return known(programmeId, whatIfId).answer();
    }

    private WhatIfStore.Row known(String programmeId, String whatIfId) throws Exception {
        var row = store.find(whatIfId);
        if (row == null || !row.answer().programmeId().equals(programmeId)) {
            throw LedgerProblem.UNKNOWN_WHAT_IF.because("Nobody asked it, or it is long over: the latest "
                    + WhatIfStore.JOBS_KEPT + " are kept, for " + WhatIfStore.KEPT_FOR.toDays() + " days. Ask again.");
        }
        return row;
    }

    @Override
    public void close() {
        jobs.close();
    }
}

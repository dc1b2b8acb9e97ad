package io.pointbook.ledger.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pointbook.ledger.programme.DefaultProgramme;
import io.pointbook.ledger.whatif.WhatIfAnswer.State;
import io.pointbook.ledger.whatif.WhatIfJob.Question;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many jobs there can be. */
class WhatIfJobsTest {

    @Test
    void how_far_a_job_is_is_kept_again_where_it_could_not_be_kept() {
        var kept = new CopyOnWriteArrayList<State>();
        var failures = new AtomicInteger(1);
        try (var jobs = new WhatIfJobs(job -> job.failed("for this test"), answer -> {
            if (failures.getAndDecrement() > 0) {
                throw new SQLException("the database is away, for this test");
            }
            return kept.add(answer.state());
        })) {
            jobs.add(job("w"));
            await().untilAsserted(() -> assertThat(kept).containsExactly(State.FAILED));
        }
        assertThat(kept).as("and then not again").containsExactly(State.FAILED);
    }

    @Test
    void a_job_that_somebody_else_has_stopped_goes_on_no_more() {
        var job = job("w");
        try (var jobs = new WhatIfJobs(_ -> await().until(job::isOver), _ -> false)) {
            jobs.add(job);
            await().untilAsserted(() -> assertThat(job.answer().state()).isEqualTo(State.CANCELLED));
        }
    }

    @Test
    void only_so_many_wait_for_their_turn() throws InterruptedException {
        var running = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        try (var jobs = new WhatIfJobs(
                _ -> {
                    running.countDown();
                    await().until(() -> gate.getCount() == 0);
                },
                _ -> true)) {
            jobs.add(job("running"));
            running.await();
            IntStream.range(0, WhatIfJobs.WAITING_AT_MOST).forEach(i -> jobs.add(job("w" + i)));

            assertThatThrownBy(() -> jobs.add(job("too many"))).hasMessageContaining("what_ifs_full");
            gate.countDown();
        }
    }

    @Test
    void who_stops_the_service_interrupts_what_runs_and_that_is_kept() {
        var gate = new CountDownLatch(1);
        var kept = new CopyOnWriteArrayList<WhatIfAnswer>();
        var jobs = new WhatIfJobs(_ -> await().until(() -> gate.getCount() == 0), kept::add);
        jobs.add(job("w"));
        jobs.close();
        assertThat(kept.getLast().state()).isEqualTo(State.INTERRUPTED);
        assertThat(kept.getLast().cause()).contains("was stopped");
        gate.countDown();
    }

    private static WhatIfJob job(String id) {
        return job(id, Instant.EPOCH.plusSeconds(2));
    }

    static WhatIfJob job(String id, Instant askedAt) {
        return new WhatIfJob(new Question(
                id,
                "default",
                new WhatIfBody(null, null, null, null),
                new DefaultProgramme(DefaultProgramme.Terms.DEFAULT),
                Set.of("CUSTOMER"),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                askedAt));
    }
}

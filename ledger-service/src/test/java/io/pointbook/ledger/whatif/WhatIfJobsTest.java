package io.pointbook.ledger.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pointbook.ledger.programme.DefaultProgramme;
import io.pointbook.ledger.whatif.WhatIfAnswer.State;
import io.pointbook.ledger.whatif.WhatIfJob.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many jobs there can be. */
class WhatIfJobsTest {

    @Test
    void the_oldest_that_are_over_are_forgotten_first() {
        try (var jobs = new WhatIfJobs(job -> job.failed("for this test"))) {
            for (int i = 0; i <= WhatIfJobs.JOBS_REMEMBERED; i++) {
                var job = jobs.add(job("w" + i));
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(job::isOver);
            }
            assertThat(jobs.find("w0")).isNull();
            assertThat(jobs.find("w1")).isNotNull();
            assertThat(jobs.find("w" + WhatIfJobs.JOBS_REMEMBERED)).isNotNull();
        }
    }

    @Test
    void only_so_many_wait_for_their_turn() throws InterruptedException {
        var running = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        try (var jobs = new WhatIfJobs(_ -> {
            running.countDown();
            await().until(() -> gate.getCount() == 0);
        })) {
            jobs.add(job("running"));
            running.await();
            IntStream.range(0, WhatIfJobs.WAITING_AT_MOST).forEach(i -> jobs.add(job("w" + i)));

            assertThatThrownBy(() -> jobs.add(job("too many"))).hasMessageContaining("what_ifs_full");
            assertThat(jobs.find("too many")).isNull();
            gate.countDown();
        }
    }

    @Test
    void who_stops_the_service_cancels_what_runs() {
        var gate = new CountDownLatch(1);
        var jobs = new WhatIfJobs(_ -> await().until(() -> gate.getCount() == 0));
        var job = jobs.add(job("w"));
        jobs.close();
        assertThat(job.answer().state()).isEqualTo(State.CANCELLED);
        gate.countDown();
    }

    private static WhatIfJob job(String id) {
        return new WhatIfJob(new Question(
                id,
                "default",
                new WhatIfBody(null, null, null, null),
                new DefaultProgramme(DefaultProgramme.Terms.DEFAULT),
                Set.of("CUSTOMER"),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                Instant.EPOCH.plusSeconds(2)));
    }
}

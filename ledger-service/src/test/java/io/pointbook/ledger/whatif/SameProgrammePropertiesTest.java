package io.pointbook.ledger.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountRefusal;
import io.pointbook.ledger.whatif.WhatIfResult.Unpaid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random lives under every shipped programme: sales, returns, voids, payments, holds, adjustments, levels, cards. */
class SameProgrammePropertiesTest {
    private static final int TRIES = 400;
    private static final String SEED = "20271123";

    /** One thing that happens so many hours after the one before; the numbers choose among what is there then. */
    record Step(int hours, int what, int which, int pieces, long net) {}

    @Property(tries = TRIES, seed = SEED)
    void a_draft_that_is_in_force_changes_nothing_for_anybody(
            @ForAll("examples") String example, @ForAll("lives") List<Step> life, @ForAll("starts") int startsAfter) {
        var anna = lived(example, life);
        var from = AnnasYear.BEGIN.plus(Duration.ofHours(startsAfter));

        var told = anna.underDraft(AnnasYear.draft(example), from, AnnasYear.END);

        assertThat(told.notAsPosted()).as("decided as it was posted").isZero();
        assertThat(told.affected()).isFalse();
        assertThat(told.unpaid()).isEqualTo(new Unpaid(0, 0));
        assertThat(told.draft().rules()).isEqualTo(told.real().rules());
    }

    @Property(tries = TRIES, seed = SEED)
    void any_other_draft_can_be_told_to_the_end(
            @ForAll("examples") String example, @ForAll("examples") String other, @ForAll("lives") List<Step> life) {
        var told = lived(example, life).underDraft(AnnasYear.draft(other));

        assertThat(told.notAsPosted()).isZero();
        assertThat(told.unpaid().points()).isNotNegative();
    }

    private static AnnasYear lived(String example, List<Step> life) {
        var anna = AnnasYear.under(example);
        var days = new ArrayList<String>();
        var at = AnnasYear.BEGIN;
        for (Step step : life) {
            at = at.plus(Duration.ofHours(step.hours()));
            try {
                happens(anna, step, at, days);
            } catch (AccountRefusal _) {
                // a request may be refused; then nothing has happened
            }
        }
        return anna;
    }

    private static void happens(AnnasYear anna, Step step, Instant at, List<String> days) {
        var time = at.toString();
        var item = List.of("coffee", "bread", "milk").get(step.which() % 3);
        var goods = item + ":" + step.pieces() + ":" + step.net() + ":"
                + List.of("drinks", "bakery", "dairy").get(step.which() % 3);
        int before = days.isEmpty() ? 0 : step.which() % days.size();
        switch (step.what()) {
            case 4 -> anna.pays(time, 1 + step.net() % 90, goods);
            case 5 -> anna.bringsBackWithoutReceipt(time, goods);
            case 6 -> anna.bringsBack(time, before + 1, days.isEmpty() ? "2027-01-01" : days.get(before), goods);
            case 7 -> anna.voids(time, before + 1, days.isEmpty() ? "2027-01-01" : days.get(before));
            case 8, 9, 10 -> holds(anna, step, at);
            case 11 -> anna.story().adjust("a" + at.getEpochSecond(), step.which() % 2 == 0 ? 30 : -30, at);
            case 12 -> anna.story().settleWhatIsDue("settled:" + at, at);
            case 13 -> anna.paysHeld(time, "h" + step.which() % 4, step.net(), goods);
            default -> anna.buys(time, goods);
        }
        if (step.what() < 8 || step.what() > 12) {
            days.add(time.substring(0, 10));
        }
    }

    /** A repeat is no event: a hold is placed once, and ended while it is open. */
    private static void holds(AnnasYear anna, Step step, Instant at) {
        var id = "h" + step.which() % 4;
        long points = 1 + step.net() % 40;
        var hold = anna.story().account().book().hold(id);
        if (hold == null) {
            anna.story().hold(id, points, at, at.plus(Duration.ofDays(5)));
        } else if (hold.isOpen() && step.what() == 9) {
            anna.story().capture(id, Math.min(points, hold.points()), at);
        } else if (hold.isOpen()) {
            anna.story().release(id, at);
        }
    }

    @Provide
    Arbitrary<String> examples() {
        return Arbitraries.of(AnnasYear.examples());
    }

    @Provide
    Arbitrary<Integer> starts() {
        return Arbitraries.integers().between(0, 4_000);
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 400),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.longs().between(1, 60_000))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}

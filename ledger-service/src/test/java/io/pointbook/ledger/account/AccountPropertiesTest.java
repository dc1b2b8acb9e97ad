package io.pointbook.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.programme.DefaultProgramme;
import io.pointbook.ledger.programme.DefaultProgramme.Terms;
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
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Random lives of two members under random terms; jqwik prints its seed with every failure. */
class AccountPropertiesTest {
    private static final int TRIES = 400;
    private static final int STEPS = 40;
    private static final String SEED = "20250310";
    private static final List<String> MEMBERS = List.of(Till.ANNA, Till.BORIS);

    /** One thing that happens; the numbers choose among what is there at that time. */
    record Step(int what, int who, int which, int amount) {}

    @Property(tries = TRIES, seed = SEED)
    void the_books_are_right_after_every_step(@ForAll("lives") List<Step> life, @ForAll("terms") Terms terms) {
        var walk = new Walk(terms);
        for (Step step : life) {
            walk.take(step);
            for (String member : walk.ledger.members()) {
                Invariants.check(walk.ledger, member, walk.now);
            }
        }
    }

    @Property(tries = TRIES, seed = SEED)
    void told_again_under_the_same_terms_every_event_is_the_same(
            @ForAll("lives") List<Step> life, @ForAll("terms") Terms terms, @ForAll @IntRange(max = STEPS) int kept) {
        var walk = walked(life, terms);
        for (String member : walk.ledger.members()) {
            var events = walk.ledger.events(member);
            var story = new Retelling(member, walk.ledger::read);
            events.stream().limit(kept).forEach(story::keep);
            for (AccountEvent event : events.subList(Math.min(kept, events.size()), events.size())) {
                var told = again(walk, story, event, new DefaultProgramme(terms));

                assertThat(told.unpaid()).isEqualTo(owed(event));
                assertThat(told.event()).isEqualTo(withoutNotesFromBefore(event, told.event()));
            }
            assertThat(story.account().memory())
                    .isEqualTo(walk.ledger.account(member).memory());
        }
    }

    @Property(tries = TRIES, seed = SEED)
    void told_again_under_other_terms_the_books_are_right_and_every_payment_is_kept(
            @ForAll("lives") List<Step> life, @ForAll("terms") Terms terms, @ForAll("terms") Terms other) {
        var walk = walked(life, terms);
        for (String member : walk.ledger.members()) {
            var story = new Retelling(member, walk.ledger::read);
            for (AccountEvent event : walk.ledger.events(member)) {
                var told = again(walk, story, event, new DefaultProgramme(other));

                Invariants.check(story.account(), story.told(), event.postedAt());
                assertThat(redeemed(told.event())).isEqualTo(redeemed(event));
            }
        }
    }

    private static Walk walked(List<Step> life, Terms terms) {
        var walk = new Walk(terms);
        life.forEach(walk::take);
        return walk;
    }

    private static Retelling.Told again(Walk walk, Retelling story, AccountEvent event, Programme programme) {
        return story.again(event, programme, () -> walk.ledger.receipt(((ReceiptPosted) event).receiptId()));
    }

    /** Points that the member spent, less what came back, whether he had them or owes them. */
    private static long redeemed(@Nullable AccountEvent event) {
        long points = 0;
        for (Entry entry : event == null ? List.<Entry>of() : event.booking().entries()) {
            if (entry.kind() == EntryKind.REDEEMED || entry.kind() == EntryKind.CAPTURED) {
                points += entry.postings().stream().mapToLong(Posting::points).sum();
            }
        }
        return points;
    }

    private static long owed(AccountEvent event) {
        return event instanceof ReceiptPosted posted
                ? posted.booking().entries().stream()
                        .filter(entry -> RealPayments.isPayment(entry, posted))
                        .mapToLong(entry -> ((Why.Redeemed) entry.why()).owed())
                        .sum()
                : 0;
    }

    /** Notes that came with the command are not told again. */
    private static AccountEvent withoutNotesFromBefore(AccountEvent event, @Nullable AccountEvent told) {
        return event instanceof ReceiptPosted posted && told instanceof ReceiptPosted again
                ? new ReceiptPosted(
                        posted.eventId(),
                        posted.memberId(),
                        posted.receiptId(),
                        posted.businessTime(),
                        posted.postedAt(),
                        posted.receipt(),
                        posted.unreferencedReturns(),
                        posted.returns(),
                        posted.matches(),
                        posted.voids(),
                        again.notes(),
                        posted.booking(),
                        posted.coupons(),
                        posted.referral(),
                        posted.promotions(),
                        posted.by(),
                        posted.couponsUsed(),
                        posted.tier())
                : event;
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 60))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(STEPS);
    }

    @Provide
    Arbitrary<Terms> terms() {
        return Combinators.combine(
                        Arbitraries.of(ReturnPolicy.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 2, 9).map(Duration::ofDays),
                        Arbitraries.of(5, 30).map(Duration::ofDays).injectNull(0.5))
                .as((policy, byValue, pending, life) -> new Terms(
                        policy, byValue, pending, life, Duration.ofDays(400), Duration.ofDays(byValue ? 3 : 0)));
    }

    /** Turns steps into what tills, doors and the clock do. */
    private static final class Walk {
        private final Till till = new Till();
        private final PureLedger ledger;
        private final List<Till.RungUp> rungUp = new ArrayList<>();
        private Instant now = Till.NOON;
        private int adjustments;

        Walk(Terms terms) {
            ledger = new PureLedger(terms).at(now);
        }

        void take(Step step) {
            try {
                happens(step, MEMBERS.get(step.who()));
            } catch (AccountRefusal _) {
                // a request may be refused; what it left behind is checked all the same
            }
        }

        private void happens(Step step, String member) {
            String item = "item-" + step.which() % 3;
            switch (step.what()) {
                case 0, 1 -> arrives(sale(step, member).line(item, 1 + step.which() % 4, step.amount() * 50L), step);
                case 2 -> arrives(till.back(member).returned(item, 1 + step.which() % 5, step.amount() * 50L), step);
                case 3 -> arrives(referenced(step, member), step);
                case 4 -> arrives(rungUp.isEmpty() ? till.sale(member) : till.voiding(member, any(step)), step);
                case 5 -> arrives(sale(step, member).points(step.amount(), points(step), holdId(step)), step);
                case 6 ->
                    arrives(
                            referenced(step, member)
                                    .points(-step.amount(), points(step) == null ? null : -points(step)),
                            step);
                case 7 -> ledger.hold(member, holdId(step), step.amount(), now.plus(Duration.ofDays(1 + step.which())));
                case 8 -> ledger.capture(member, holdId(step), step.which() < 5 ? null : (long) step.amount());
                case 9 -> ledger.release(member, holdId(step));
                case 10 -> ledger.at(now = now.plus(Duration.ofHours(step.amount())));
                case 11 -> ledger.settle();
                case 12 ->
                    ledger.adjust(member, "a" + ++adjustments, step.which() < 5 ? step.amount() : -step.amount());
                default -> ledger.arrives(rungUp.isEmpty() ? sale(step, member) : any(step));
            }
        }

        private void arrives(Till.RungUp receipt, Step step) {
            rungUp.add(receipt.at(now.minus(Duration.ofDays(step.amount() % 12))));
            ledger.arrives(receipt);
        }

        private Till.RungUp sale(Step step, String member) {
            return till.sale(member).line("bread", 2, step.amount() * 30L);
        }

        private Till.RungUp referenced(Step step, String member) {
            return rungUp.isEmpty()
                    ? till.back(member).returned("bread", 1, 50)
                    : till.back(member).returned("bread", 1 + step.which() % 3, step.amount(), any(step), 1);
        }

        private Till.RungUp any(Step step) {
            return rungUp.get((step.which() * 7 + step.amount()) % rungUp.size());
        }

        private static @Nullable Long points(Step step) {
            return step.amount() % 3 == 0 ? null : (long) step.amount();
        }

        private static String holdId(Step step) {
            return "hold-" + step.which() % 4;
        }
    }
}

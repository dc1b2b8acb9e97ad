package io.pointbook.ledger.paying;

import static io.pointbook.ledger.paying.PayingTill.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.receipt.ReceiptId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Random purchases paid partly with points, brought back bit by bit by a till that follows its offers. */
class ReturnOffersPropertiesTest {
    private static final int TRIES = 100;
    private static final PayingTill till = new PayingTill();

    /** @param tenths pieces in tenths; 0: a line without pieces */
    record Goods(int tenths, long net) {
        String quantity() {
            return tenths / 10 + "." + tenths % 10;
        }
    }

    /**
     * @param deposit net of a DEPOSIT line
     * @param share how much of the whole is paid with points, in percent
     * @param points that pay it: their worth does not matter here
     * @param member points that he has before: fewer become debt
     */
    record Shopping(List<Goods> goods, long deposit, int share, long points, long member, boolean card) {
        long ofGoods() {
            return Math.max(0, goods.stream().mapToLong(Goods::net).sum());
        }

        long amount() {
            return points == 0 ? 0 : (ofGoods() + deposit) * share / 100;
        }
    }

    /** @param voided the till takes this return back at once */
    record Step(int line, int tenths, boolean voided) {}

    @AfterContainer
    static void close() {
        till.close();
    }

    @Property(tries = TRIES)
    void in_the_end_exactly_what_was_paid_is_back_and_never_more(
            @ForAll("shoppings") Shopping shopping, @ForAll("steps") List<Step> steps) throws Exception {
        var account = new Account(shopping);
        for (Step step : steps) {
            var number = step.line() % shopping.goods().size() + 1;
            var goods = shopping.goods().get(number - 1);
            account.bring(
                    till.offer(
                            account.purchase,
                            number,
                            goods.tenths() == 0 ? null : new Goods(step.tenths(), 0).quantity()),
                    step.voided());
            assertThat(account.money).isLessThanOrEqualTo(account.moneyPaid());
            assertThat(account.points).isLessThanOrEqualTo(account.pointsPaid());
        }
        account.bring(till.offer(account.purchase), false);

        assertThat(account.money).isEqualTo(account.moneyPaid());
        assertThat(account.points).isEqualTo(account.pointsPaid());
        var nothing = till.offer(account.purchase).totals();
        assertThat(nothing.value() + nothing.points()).isZero();
        assertThat(nothing.takenBack()).isEmpty();
        if (shopping.card()) {
            assertThat(till.spendable())
                    .as("what was earned is gone, what was paid for the goods is back")
                    .isEqualTo(account.before - (account.allPoints() - account.pointsPaid()));
        }
    }

    /** One purchase, and what came back of it. */
    private static final class Account {
        private final Shopping shopping;
        private final ReceiptId purchase;
        private final long before;
        private long money;
        private long points;

        Account(Shopping shopping) throws Exception {
            this.shopping = shopping;
            till.sale(CARD, "{'lineNumber':1,'kind':'FEE','quantity':'1','net':1}", "{'type':'CASH','amount':1}");
            if (shopping.member() > 0) {
                till.test.adjust(till.member(), shopping.member());
            }
            before = till.spendable();
            purchase = till.sale(shopping.card() ? CARD : null, lines(), tenders());
        }

        private String lines() {
            var lines = new ArrayList<String>();
            for (Goods goods : shopping.goods()) {
                int number = lines.size() + 1;
                lines.add("{'lineNumber':%d,'kind':'SALE','itemId':'i%d','quantity':'%s','net':%d}"
                        .formatted(number, number, goods.quantity(), goods.net()));
            }
            lines.add("{'lineNumber':%d,'kind':'DEPOSIT','quantity':'1','net':%d}"
                    .formatted(lines.size() + 1, shopping.deposit()));
            return String.join(",", lines);
        }

        private String tenders() {
            return shopping.amount() == 0
                    ? ""
                    : "{'type':'POINTS','amount':%d,'points':%d}".formatted(shopping.amount(), shopping.points());
        }

        void bring(ReturnOffer offer, boolean voided) throws Exception {
            assertThat(offer.totals().money()).isNotNegative();
            assertThat(offer.totals().points()).isNotNegative();
            assertThat(offer.totals().pointsAmount()).isNotNegative();
            long spendable = till.spendable();
            var receipt = till.followed(offer);
            long taken = offer.totals().takenBack().getOrDefault("points", 0L);
            assertThat(till.spendable())
                    .as("the offer says what the return does")
                    .isEqualTo(spendable + offer.totals().points() - taken);
            if (voided && !receipt.equals(purchase)) {
                till.voids(receipt);
                assertThat(till.spendable()).isEqualTo(spendable);
            } else {
                money += offer.totals().money();
                points += offer.totals().points();
            }
        }

        long allPoints() {
            return shopping.card() && shopping.amount() > 0 ? shopping.points() : 0;
        }

        /** Points that paid for goods, those for the deposit left out. */
        long pointsPaid() {
            long amount = shopping.amount();
            return amount == 0 ? 0 : allPoints() * Math.min(amount, shopping.ofGoods()) / amount;
        }

        long moneyPaid() {
            return shopping.ofGoods() - Math.min(shopping.amount(), shopping.ofGoods());
        }
    }

    @Provide
    Arbitrary<Shopping> shoppings() {
        var tenths = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(6, Arbitraries.integers().between(1, 7).map(pieces -> pieces * 10)),
                Tuple.of(3, Arbitraries.integers().between(1, 40)));
        var net = Arbitraries.longs().between(-200, 3_000);
        var goods = Combinators.combine(tenths, net)
                .as(Goods::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
        return Combinators.combine(
                        goods,
                        Arbitraries.longs().between(0, 300),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.longs().between(0, 5)),
                                Tuple.of(2, Arbitraries.longs().between(6, 5_000))),
                        Arbitraries.longs().between(0, 5_000),
                        Arbitraries.integers().between(1, 8).map(one -> one > 1))
                .as(Shopping::new);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(1, 6).map(one -> one == 1))
                .as(Step::new)
                .list()
                .ofMaxSize(8);
    }
}

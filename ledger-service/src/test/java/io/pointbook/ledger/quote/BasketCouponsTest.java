package io.pointbook.ledger.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.programme.DefaultProgramme;
import io.pointbook.ledger.programme.RuleProgramme;
import io.pointbook.ledger.quote.Quote.WhyNot;
import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What coupons on an open basket take off, on which lines, and why some give nothing. */
class BasketCouponsTest {
    private static final DefaultProgramme DEFAULT = new DefaultProgramme(DefaultProgramme.Terms.DEFAULT);
    private static final String GOODS =
            "{'lineNumber':1,'kind':'SALE','itemId':'tea','category':['hot'],'quantity':'2','net':1001},"
                    + "{'lineNumber':2,'kind':'SALE','gtin':'12345678','quantity':'1','net':500},"
                    + "{'lineNumber':3,'kind':'DEPOSIT','quantity':'1','net':100}";

    @Test
    void each_benefit_takes_what_it_says_from_the_lines_that_it_fits() {
        assertThat(nets(Benefit.percentOff(1_050))).containsExactly(896L, 448L, 100L);
        assertThat(nets(Benefit.percentOff(1_000).onItem("tea"))).containsExactly(901L, 500L, 100L);
        assertThat(nets(Benefit.percentOff(1_000).onItem("12345678"))).containsExactly(1_001L, 450L, 100L);
        assertThat(nets(Benefit.percentOff(1_000).onCategory("hot"))).containsExactly(901L, 500L, 100L);
        assertThat(nets(Benefit.amountOff(2_000, "PLN").onItem("tea"))).containsExactly(0L, 500L, 100L);
        assertThat(nets(Benefit.freeItem("tea"))).containsExactly(501L, 500L, 100L);
        assertThat(nets(Benefit.points(50))).containsExactly(1_001L, 500L, 100L);
    }

    @Test
    void a_coupon_that_fits_nothing_says_so() {
        assertThat(quoted(Benefit.amountOff(100, "EUR")).cause()).isEqualTo(WhyNot.FITS_NOTHING);
        assertThat(quoted(Benefit.freeItem("mug")).cause()).isEqualTo(WhyNot.FITS_NOTHING);
        assertThat(quoted(Benefit.points(50).onCategory("cold")).cause()).isEqualTo(WhyNot.FITS_NOTHING);
        assertThat(quoted(Benefit.points(50).onCategory("hot")).applies()).isTrue();
        assertThat(quoted(Benefit.freeItem("tea")).amount()).isEqualTo(500);
    }

    @Test
    void one_that_is_not_valid_takes_nothing_and_what_the_till_had_entered_for_it_is_put_back() {
        var goods =
                "{'lineNumber':1,'kind':'SALE','itemId':'tea','quantity':'1','net':900,'discounts':[{'amount':100,'couponCode':'C1'}]}";
        var expired = priced(goods, new BasketCoupon("C1", Benefit.percentOff(1_000), WhyNot.EXPIRED));
        assertThat(expired.receipt().lines().getFirst().net()).isEqualTo(1_000);
        var valid = priced(goods, new BasketCoupon("C1", Benefit.percentOff(1_000), null));
        assertThat(valid.receipt().lines()).isEqualTo(receipt(goods).lines());
        // a code that nobody issued is the till's own affair
        assertThat(priced(goods, BasketCoupon.unknown("C1")).receipt().lines())
                .isEqualTo(receipt(goods).lines());
    }

    @Test
    void coupons_come_before_rules_and_each_works_on_what_is_left() throws Exception {
        var ten = """
                {"id":"p","name":"P","zone":"Europe/Warsaw","memberKinds":["CUSTOMER"],"wallets":[{"id":"points","spendable":true}],
                 "tender":{"wallet":"points","pointsPerUnit":100},
                 "rules":[{"id":"ten","priority":1,"effect":{"type":"DISCOUNT","discount":{"kind":"PERCENT","percent":"10"}}}]}""";
        var programme = RuleProgramme.of(
                ProgrammeJson.read(ten.getBytes(StandardCharsets.UTF_8)), 1, new CelConditions(), (_, _) -> 1);
        var basket = PricedBasket.of(
                receipt("{'lineNumber':1,'kind':'SALE','itemId':'tea','quantity':'1','net':1000}"),
                programme,
                new Account("m"),
                List.of(
                        new BasketCoupon("A", Benefit.amountOff(100, "PLN"), null),
                        new BasketCoupon("B", Benefit.percentOff(5_000), null)));
        assertThat(basket.receipt().lines().getFirst().discounts())
                .extracting(discount -> discount.couponCode() + " " + discount.promotionId() + " " + discount.amount())
                .containsExactly("A null 100", "B null 450", "null p/ten 45");
        assertThat(basket.receipt().lines().getFirst().net()).isEqualTo(405);
    }

    private static List<Long> nets(Benefit benefit) {
        return priced(GOODS, new BasketCoupon("C1", benefit, null)).receipt().lines().stream()
                .map(line -> line.net())
                .toList();
    }

    private static Quote.QuotedCoupon quoted(Benefit benefit) {
        return priced(GOODS, new BasketCoupon("C1", benefit, null)).coupons().getFirst();
    }

    private static PricedBasket priced(String goods, BasketCoupon coupon) {
        return PricedBasket.of(receipt(goods), DEFAULT, new Account("m"), List.of(coupon));
    }

    private static io.pointbook.ledger.account.receipt.Receipt receipt(String goods) {
        return Story.read(
                        ("{'storeId':'S1','workstationId':'1','businessDay':'2027-03-01','sequenceNumber':1,'type':'SALE',"
                                        + "'endedAt':'2027-03-01T10:00:00+01:00','currency':'PLN','lines':[%s]}")
                                .formatted(goods))
                .receipt();
    }
}

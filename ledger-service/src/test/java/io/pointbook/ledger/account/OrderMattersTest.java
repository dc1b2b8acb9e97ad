package io.pointbook.ledger.account;

import static io.pointbook.ledger.account.Till.ANNA;
import static io.pointbook.ledger.account.Till.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.programme.DefaultProgramme;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** semantics.md 2.4 promises freedom of order for UNLIMITED alone; here is where the others lose it. */
class OrderMattersTest {
    private final Till till = new Till();

    @Test
    void only_pending_takes_points_from_a_sale_that_comes_after_its_return_and_none_once_they_matured() {
        var sale = till.sale(ANNA).on(0).line("mug", 1, 1_000);
        var back = till.back(ANNA).on(1).returned("mug", 1, 1_000, sale, 1);
        var terms = new DefaultProgramme.Terms(
                ReturnPolicy.ONLY_PENDING, false, Duration.ofDays(2), null, Duration.ofDays(400), Duration.ZERO);
        var returnFirst = new PureLedger(terms).on(0).arrives(back, sale).on(9).settle();
        var saleFirst = new PureLedger(terms).on(0).arrives(sale).on(9).arrives(back);
        assertThat(returnFirst.standing(ANNA).active()).isZero();
        assertThat(saleFirst.standing(ANNA).active()).isEqualTo(10);
    }

    @Test
    void within_balance_forgives_what_is_not_there_yet() {
        var mug = till.sale(ANNA).on(0).line("mug", 1, 1_000);
        var spend = till.sale(ANNA).on(1).line("gum", 1, 50).points(10, 10L);
        var back = till.back(ANNA).on(2).returned("mug", 1, 1_000, mug, 1);
        var tea = till.sale(ANNA).on(3).line("tea", 1, 600);
        var returnFirst = PureLedger.under(ReturnPolicy.WITHIN_BALANCE).arrives(mug, spend, back, tea);
        var returnLast = PureLedger.under(ReturnPolicy.WITHIN_BALANCE).arrives(mug, spend, tea, back);
        assertThat(returnFirst.standing(ANNA).active()).isEqualTo(6);
        assertThat(returnLast.standing(ANNA).active()).isZero();
    }

    @Test
    void a_receipt_that_comes_after_the_end_of_its_hold_pays_what_its_amount_is_worth() {
        var earn = till.sale(ANNA).on(0).line("tea", 1, 10_000);
        var pay = till.sale(ANNA).on(0).line("gum", 1, 50).points(40, null, "h");
        var inTime = new PureLedger().on(0).arrives(earn);
        inTime.hold(ANNA, "h", 60, day(1));
        inTime.arrives(pay);
        var late = new PureLedger().on(0).arrives(earn);
        late.hold(ANNA, "h", 60, day(1));
        late.on(2).arrives(pay);
        assertThat(inTime.standing(ANNA).active()).isEqualTo(40);
        assertThat(late.standing(ANNA).active()).isEqualTo(60);
    }

    @Test
    void whether_a_hold_is_granted_depends_on_what_has_arrived() {
        var earn = till.sale(ANNA).on(0).line("tea", 1, 10_000);
        var back = till.back(ANNA).on(0).returned("tea", 1, 10_000, earn, 1);
        var before = new PureLedger().on(0).arrives(earn);
        assertThat(before.hold(ANNA, "h", 60, day(1))).isNotNull();
        var after = new PureLedger().on(0).arrives(earn, back);
        assertThatThrownBy(() -> after.hold(ANNA, "h", 60, day(1)))
                .isInstanceOf(AccountRefusal.InsufficientPoints.class);
    }
}

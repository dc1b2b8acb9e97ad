package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Award;
import io.pointbook.ledger.account.Till;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Surviving;
import io.pointbook.ledger.account.receipt.TenderType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** semantics.md 2.1 and 4.4, sums done by hand. */
class DefaultProgrammeTest {
    private final Till till = new Till();
    private final DefaultProgramme programme = new DefaultProgramme(DefaultProgramme.Terms.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "EUR, 99, 0",
        "EUR, 100, 1",
        "EUR, 1999, 19",
        "JPY, 1, 1",
        "JPY, 19, 19",
        "KWD, 999, 0",
        "KWD, 19500, 19"
    })
    void one_point_per_whole_unit_of_any_currency(String currency, long net, long points) {
        assertThat(points(till.sale(null).in(currency).line("tea", 1, net))).isEqualTo(points);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEPOSIT", "FEE", "GIFT_CARD", "DONATION"})
    void lines_of_another_kind_earn_nothing_and_take_nothing(LineKind kind) {
        var sale = till.sale(null).line("tea", 1, 500);
        assertThat(points(sale.line(kind, "x", "1", 900, null).line(kind, "y", "-1", -400, null)))
                .isEqualTo(5);
    }

    @Test
    void return_lines_of_an_exchange_do_not_reduce_the_base() {
        assertThat(points(till.exchange(null).line("tea", 1, 700).returned("mug", 1, 600)))
                .isEqualTo(7);
    }

    @Test
    void negative_sale_lines_reduce_the_base_and_never_below_zero() {
        assertThat(points(till.sale(null).line("tea", 1, 700).line("coupon", 1, -250)))
                .isEqualTo(4);
        assertThat(points(till.sale(null).line("tea", 1, 700).line("coupon", 1, -900)))
                .isZero();
    }

    @Test
    void the_part_paid_with_points_earns_nothing_and_a_gift_card_pays_like_money() {
        assertThat(points(till.sale(null).line("tea", 1, 1_000).points(250, 250L)))
                .isEqualTo(7);
        assertThat(points(till.sale(null).line("tea", 1, 1_000).paid(TenderType.GIFT_CARD, 1_000)))
                .isEqualTo(10);
        assertThat(points(till.sale(null).line("tea", 1, 1_000).points(2_000, 2_000L)))
                .isZero();
    }

    @Test
    void points_given_back_never_raise_the_base() {
        assertThat(points(till.sale(null).line("tea", 1, 1_000).points(-500, -500L)))
                .isEqualTo(10);
        // the sum of the tenders counts: 300 spent, 100 given back
        assertThat(points(
                        till.sale(null).line("tea", 1, 1_000).points(300, 300L).points(-100, -100L)))
                .isEqualTo(8);
    }

    @Test
    void what_void_lines_took_away_earns_nothing() {
        assertThat(points(till.sale(null).line("tea", 3, 900).voidLine(1, "tea", 1, 300)))
                .isEqualTo(6);
    }

    @Test
    void the_explanation_has_every_line_with_its_share_or_the_cause_of_its_exclusion() {
        var award = awards(till.sale(null)
                        .line("tea", 1, 600)
                        .line(LineKind.DEPOSIT, "bottle", "1", 25, null)
                        .line("coupon", 1, -100)
                        .line("mug", 1, 400)
                        .line("cup", 1, 300)
                        .voidLine(5, "cup", 1, 300))
                .getFirst();
        Why.Earned why = award.why();
        assertThat(why.base()).isEqualTo(900);
        assertThat(why.perAmount()).isEqualTo(100);
        assertThat(why.rounding()).isEqualTo("FLOOR");
        assertThat(award.points()).isEqualTo(9);
        assertThat(why.lines().stream().collect(Collectors.toMap(Why.LineShare::line, Why.LineShare::points)))
                .containsOnly(entry(1, 5L), entry(2, 0L), entry(3, 0L), entry(4, 4L), entry(5, 0L));
        assertThat(why.lines().stream()
                        .filter(line -> line.excluded() != null)
                        .collect(Collectors.toMap(Why.LineShare::line, Why.LineShare::excluded)))
                .containsOnly(entry(2, "DEPOSIT"), entry(3, "NOT_POSITIVE"), entry(5, "VOIDED"));
    }

    @Test
    void points_are_active_at_once_and_for_ever_unless_the_terms_say_otherwise() {
        var sale = till.sale(null).line("tea", 1, 100);
        assertThat(awards(sale).getFirst().activeFrom()).isEqualTo(Till.NOON);
        assertThat(awards(sale).getFirst().expiresAt()).isNull();
        var terms = new DefaultProgramme.Terms(
                ReturnPolicy.UNLIMITED,
                false,
                Duration.ofDays(14),
                Duration.ofDays(365),
                Duration.ofDays(400),
                Duration.ZERO);
        var award = new DefaultProgramme(terms)
                .judge(sale.receipt(), sale.receipt().lines(), new Account("m"))
                .awards()
                .getFirst();
        assertThat(award.activeFrom()).isEqualTo(Till.day(14));
        assertThat(award.expiresAt()).isEqualTo(Till.day(365));
    }

    @ParameterizedTest
    @CsvSource({"EUR, 0, 0", "EUR, 1, 1", "EUR, 250, 250", "JPY, 7, 700", "KWD, 10, 1", "KWD, 11, 2"})
    void a_point_pays_a_hundredth_rounded_up(String currency, long amount, long points) {
        assertThat(programme.pointsToPay(currency, amount)).isEqualTo(points);
    }

    private long points(Till.RungUp receipt) {
        return awards(receipt).stream().mapToLong(Award::points).sum();
    }

    private List<Award> awards(Till.RungUp rungUp) {
        var receipt = rungUp.receipt();
        return programme
                .judge(receipt, Surviving.of(receipt.lines()).lines(), new Account("m"))
                .awards();
    }
}

package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.Programme;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenderRateTest {
    private static final String[] CURRENCIES = {"PLN", "JPY", "KWD"};

    @ParameterizedTest
    @CsvSource({"PLN, 500, 500", "JPY, 500, 5", "JPY, 99, 0", "KWD, 500, 5000", "XXX, 250, 2"})
    void a_point_of_the_default_programme_pays_a_hundredth(String currency, long points, long amount) {
        Programme programme = new DefaultProgramme(DefaultProgramme.Terms.DEFAULT);

        assertThat(programme.amountPaid(currency, points)).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 100, 333, 10_000})
    void nothing_pays_nothing(long pointsPerUnit) {
        assertThat(new TenderRate(pointsPerUnit).amountPaid("PLN", 0)).isZero();
        assertThat(new TenderRate(pointsPerUnit).pointsToPay("PLN", 0)).isZero();
    }

    @Property
    void the_amount_is_the_greatest_that_takes_no_more_points(
            @ForAll @LongRange(min = 1, max = 100_000) long pointsPerUnit,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long points) {
        var rate = new TenderRate(pointsPerUnit);
        for (String currency : CURRENCIES) {
            long amount = rate.amountPaid(currency, points);

            assertThat(rate.pointsToPay(currency, amount)).isLessThanOrEqualTo(points);
            assertThat(rate.pointsToPay(currency, amount + 1)).isGreaterThan(points);
        }
    }
}

package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.CouponGrant;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that give a coupon for a later receipt. */
class CouponRulesTest {

    @Test
    void the_better_discount_of_the_next_purchase_counts_and_each_has_its_time() throws Exception {
        var anna = Scenario.of("next-purchase", "2027-01-01T08:00:00+01:00");
        anna.buys("2027-03-01T10:00:00+01:00", "soap:1:9999");
        assertThat(given(anna)).singleElement().satisfies(coupon -> {
            assertThat(coupon.rule()).isEqualTo("next-purchase/two-off");
            assertThat(coupon.number()).isEqualTo(200);
            assertThat(coupon.currency()).isEqualTo("PLN");
            assertThat(coupon.validFrom()).isEqualTo("2027-03-02T09:00:00Z");
            assertThat(coupon.validUntil()).isEqualTo("2027-03-16T09:00:00Z");
        });
        anna.buys("2027-03-02T10:00:00+01:00", "soap:1:10000");
        assertThat(given(anna)).extracting(CouponGrant::rule).containsExactly("next-purchase/ten-percent-over-100");
        // once a week: the first small purchase of the next week again
        anna.buys("2027-03-03T10:00:00+01:00", "soap:1:500");
        assertThat(given(anna)).isEmpty();
        anna.buys("2027-03-08T10:00:00+01:00", "soap:1:500");
        assertThat(given(anna)).extracting(CouponGrant::rule).containsExactly("next-purchase/two-off");
    }

    @Test
    void an_item_brings_another_one_free_next_time_twice_a_month() throws Exception {
        var anna = Scenario.of("next-purchase", "2027-01-01T08:00:00+01:00");
        for (int day = 1; day <= 3; day++) {
            anna.buys("2027-03-0" + day + "T10:00:00+01:00", "chocolate:1:20000");
            assertThat(given(anna))
                    .filteredOn(coupon -> coupon.rule().endsWith("second-cocoa"))
                    .hasSize(day <= 2 ? 1 : 0)
                    .allMatch(coupon -> "cocoa".equals(coupon.item()) && coupon.number() == null);
        }
    }

    @Test
    void a_surprise_has_two_steps_that_are_drawn_together() throws Exception {
        var anna = Scenario.of("surprise", "2027-01-01T08:00:00+01:00");
        for (int number = 1; number <= 6; number++) {
            anna.buys("2027-03-0" + number + "T20:00:00+01:00", "dish:1:4000");
            assertThat(given(anna))
                    .extracting(CouponGrant::rule)
                    .isEqualTo(number % 3 == 0 ? List.of("surprise/gift", "surprise/again") : List.of());
        }
        anna.buys("2027-03-07T20:00:00+01:00", "water:1:500");
        anna.buys("2027-03-08T20:00:00+01:00", "water:1:500");
        anna.buys("2027-03-09T20:00:00+01:00", "water:1:500");
        assertThat(given(anna)).isEmpty();
    }

    @Test
    void a_draw_is_repeated_with_the_key_and_is_fair() {
        var key = CardHasher.fromFile(keyFile());
        long won = 0;
        for (int receipt = 0; receipt < 30_000; receipt++) {
            long number = key.draw("p/beer", "S1/1/2027-03-01/" + receipt);
            assertThat(number).isNotNegative();
            won += number % 3 == 0 ? 1 : 0;
        }
        assertThat(key.draw("p/beer", "S1/1/2027-03-01/1")).isEqualTo(key.draw("p/beer", "S1/1/2027-03-01/1"));
        assertThat(key.draw("p/beer", "S1/1/2027-03-01/1")).isNotEqualTo(key.draw("p/wine", "S1/1/2027-03-01/1"));
        assertThat(won).isBetween(9_700L, 10_300L);
    }

    private static Path keyFile() {
        try {
            var file = Files.createTempFile("card", ".key");
            file.toFile().deleteOnExit();
            return Files.write(file, new byte[32]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<CouponGrant> given(Scenario scenario) {
        var posted = (ReceiptPosted) scenario.story().events().getLast();
        return posted.coupons() == null ? List.of() : posted.coupons();
    }
}

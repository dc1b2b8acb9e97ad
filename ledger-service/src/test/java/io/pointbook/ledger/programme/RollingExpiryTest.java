package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Points that live as long as the member comes, by the shipped example. */
class RollingExpiryTest {

    @Test
    void each_purchase_lets_all_points_live_a_year_from_the_end_of_its_day() throws Exception {
        var anna = Scenario.of("keep-alive", "2027-01-01T08:00:00+01:00");
        anna.buys("2027-01-31T10:00:00+01:00", "tea:1:1000");
        anna.buys("2027-01-31T23:59:00+01:00", "tea:1:500");
        anna.buys("2027-06-15T10:00:00+02:00", "tea:1:50");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +10 = 10 by keep-alive/base
                EARNED points +5 = 15 by keep-alive/base
                PROLONGED points +0 = 15""");
        assertThat(anna.settles("2028-06-15T23:59:59+02:00").statement()).isEmpty();
        assertThat(anna.settles("2028-06-16T00:00:00+02:00").statement()).isEqualTo("""
                EXPIRED points -10 = 5
                EXPIRED points -5 = 0""");
        var read = anna.story().aggregate().account().book();
        assertThat(read.lots()).hasSameElementsAs(anna.story().account().book().lots());
    }

    @Test
    void points_that_are_held_live_on_too_and_a_return_or_a_void_prolongs_nothing() throws Exception {
        var anna = Scenario.of("keep-alive", "2027-01-01T08:00:00+01:00");
        int first = anna.buys("2027-01-31T10:00:00+01:00", "tea:3:3000");
        anna.story()
                .hold("h", 20, Scenario.time("2027-05-01T10:00:00+02:00"), Scenario.time("2029-01-01T10:00:00+01:00"));
        anna.buys("2027-06-15T10:00:00+02:00", "tea:1:50");
        anna.bringsBack("2027-08-01T10:00:00+02:00", first, "2027-01-31", "tea", 1, 1000);
        anna.voids("2027-09-01T10:00:00+02:00", 2, "2027-06-15");
        anna.statement();
        anna.story().release("h", Scenario.time("2028-06-15T12:00:00+02:00"));
        assertThat(anna.settles("2028-06-15T23:59:59+02:00").statement()).isEqualTo("RELEASED points +20 = 20");
        assertThat(anna.settles("2028-06-16T00:00:00+02:00").statement()).isEqualTo("EXPIRED points -20 = 0");
    }

    @Test
    void a_purchase_that_is_told_late_shortens_nothing_and_wakes_nothing_that_has_expired() throws Exception {
        var anna = Scenario.of("keep-alive", "2027-01-01T08:00:00+01:00");
        anna.buys("2027-03-01T10:00:00+01:00", "tea:1:1000");
        anna.late("2027-03-02T10:00:00+01:00").buys("2027-02-01T10:00:00+01:00", "tea:1:100");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +10 = 10 by keep-alive/base
                EARNED points +1 = 11 by keep-alive/base""");
        // bought in time, told when the first points were over: they stay so, which is what the order of arrival
        // changes
        anna.late("2028-03-02T10:00:00+01:00").buys("2028-02-28T10:00:00+01:00", "tea:1:200");
        assertThat(anna.statement()).isEqualTo("""
                EXPIRED points -1 = 10
                EXPIRED points -10 = 0
                EARNED points +2 = 2 by keep-alive/base""");
    }
}

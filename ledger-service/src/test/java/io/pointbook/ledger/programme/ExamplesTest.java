package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Every shipped programme, played with receipts; each statement line by line. */
class ExamplesTest {

    @Test
    void every_example_is_sound_has_a_page_and_survives_being_written_and_read() throws Exception {
        for (var file : Scenario.examples()) {
            var document = ProgrammeJson.read(Files.readAllBytes(file));
            assertThat(ProgrammeCheck.of(document, new CelConditions()))
                    .as("%s", file)
                    .isEmpty();
            assertThat(ProgrammeJson.read(ProgrammeJson.write(document))).isEqualTo(document);
            assertThat(file).hasFileName(document.id() + ".json");
            assertThat(file.resolveSibling(document.id() + ".md")).exists();
        }
    }

    @Test
    void points_per_amount_live_to_the_end_of_the_month_a_year_later() throws Exception {
        var anna = Scenario.of("points-per-amount", "2027-01-01T08:00:00+01:00");
        int first = anna.buys("2027-03-31T23:30:00+02:00", "tea:1:1999", "mug:2:3000");
        assertThat(anna.statement()).isEqualTo("EARNED points +49 = 49 by points-per-amount/base");
        anna.bringsBack("2027-04-02T10:00:00+02:00", first, "2027-03-31", "tea", 1, 1999);
        assertThat(anna.statement()).isEqualTo("REVERSED points -20 = 29");
        assertThat(anna.settles("2028-03-31T23:59:59+02:00").statement()).isEmpty();
        assertThat(anna.settles("2028-04-01T00:00:00+02:00").statement()).isEqualTo("EXPIRED points -29 = 0");
    }

    @Test
    void multipliers_by_category_hour_and_day_meet_as_they_say() throws Exception {
        var anna = Scenario.of("multipliers", "2027-01-01T08:00:00+01:00");
        // a Saturday: bread 10.00 three times, milk 5.00 once
        anna.buys("2027-06-05T16:00:00+02:00", "bread:1:1000:bakery", "milk:1:500:dairy");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +15 = 15 by multipliers/base
                EARNED points +20 = 35 by multipliers/bakery-triple""");
        // a Monday at 15:00 on the till's clock, and two seconds before 17:00; at 17:00 it is over
        anna.buys("2027-06-07T15:00:00+02:00", "milk:1:500:dairy");
        anna.buys("2027-06-07T16:59:59+02:00", "milk:1:500:dairy");
        anna.buys("2027-06-07T17:00:00+02:00", "milk:1:500:dairy");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +5 = 40 by multipliers/base
                EARNED points +5 = 45 by multipliers/happy-hour
                EARNED points +5 = 50 by multipliers/base
                EARNED points +5 = 55 by multipliers/happy-hour
                EARNED points +5 = 60 by multipliers/base""");
        // a Monday afternoon before Christmas: of one group the better one counts, 2.5 times
        anna.buys("2027-12-20T15:30:00+01:00", "milk:2:1000:dairy");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +10 = 70 by multipliers/base
                EARNED points +15 = 85 by multipliers/double-day""");
        // six bags give thirty points, of which the day's limit leaves twenty; the next receipt of the day gives none
        anna.buys("2027-06-12T10:00:00+02:00", "nuts:6:50");
        anna.buys("2027-06-12T11:00:00+02:00", "nuts:1:50");
        anna.buys("2027-06-13T11:00:00+02:00", "nuts:1:50");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +20 = 105 by multipliers/nuts
                EARNED points +5 = 110 by multipliers/nuts""");
    }

    @Test
    void everybody_gets_a_welcome_once_and_points_for_the_first_visit_of_a_day() throws Exception {
        var anna = Scenario.of("visits-and-welcome", "2027-01-01T08:00:00+01:00");
        anna.buys("2027-05-03T09:00:00+02:00", "gum:1:1");
        anna.buys("2027-05-03T18:00:00+02:00", "gum:1:1");
        anna.buys("2027-05-04T09:00:00+02:00", "gum:1:1");
        anna.buys("2027-05-05T09:00:00+02:00", "gum:1:1");
        anna.buys("2027-05-06T09:00:00+02:00", "gum:1:1");
        anna.buys("2027-06-01T09:00:00+02:00", "gum:1:1");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +50 = 50 by visits-and-welcome/welcome
                EARNED points +10 = 60 by visits-and-welcome/visit
                EARNED points +10 = 70 by visits-and-welcome/visit
                EARNED points +5 = 75 by visits-and-welcome/visit
                EARNED points +10 = 85 by visits-and-welcome/visit""");
    }

    @Test
    void a_card_of_stamps_becomes_a_free_coffee_and_the_next_card_begins() throws Exception {
        var anna = Scenario.of("stamp-card", "2027-01-01T08:00:00+01:00");
        int first = anna.buys("2027-02-01T09:00:00+01:00", "coffee:8:8000", "cake:1:900");
        assertThat(anna.statement()).isEqualTo("EARNED stamps +8 = 8 by stamp-card/coffee-stamp");
        anna.buys("2027-02-02T09:00:00+01:00", "coffee:3:3000");
        assertThat(anna.statement()).isEqualTo("""
                EARNED stamps +3 = 11 by stamp-card/coffee-stamp
                EXCHANGED stamps -9 = 2 by stamp-card/coffee-card
                EXCHANGED free-coffees +1 = 1 by stamp-card/coffee-card""");
        // the free coffee itself costs nothing and earns no stamp
        anna.buys("2027-02-03T09:00:00+01:00", "coffee:1:0");
        assertThat(anna.statement()).isEmpty();
        // four of the first eight come back: two stamps are left to take, two are owed until the next coffees
        anna.bringsBack("2027-02-04T09:00:00+01:00", first, "2027-02-01", "coffee", 4, 4000);
        assertThat(anna.statement()).isEqualTo("REVERSED stamps -4 = -2");
        anna.buys("2027-02-05T09:00:00+01:00", "coffee:3:3000");
        assertThat(anna.statement()).isEqualTo("EARNED stamps +3 = 1 by stamp-card/coffee-stamp");
        assertThat(anna.settles("2027-05-02T09:00:00+02:00").statement()).isEqualTo("EXPIRED free-coffees -1 = 0");
    }

    @Test
    void months_are_added_in_the_programme_s_zone_and_end_with_the_month() throws Exception {
        var programme = Scenario.compiled(Scenario.document("stamp-card"));
        assertThat(programme.expiryOf("free-coffees", Instant.parse("2026-11-30T11:00:00Z")))
                .isEqualTo("2027-02-28T11:00:00Z");
        assertThat(programme.expiryOf("free-coffees", Instant.parse("2027-11-30T11:00:00Z")))
                .isEqualTo("2028-02-29T11:00:00Z");
        // over the beginning of summer time noon stays noon
        assertThat(programme.expiryOf("free-coffees", Instant.parse("2027-01-15T11:00:00Z")))
                .isEqualTo("2027-04-15T10:00:00Z");
    }

    @Test
    void tickets_of_a_prize_draw_come_with_purchases_and_go_with_their_goods() throws Exception {
        var anna = Scenario.of("prize-draw", "2027-01-01T08:00:00+01:00");
        anna.buys("2027-05-31T23:59:59+02:00", "pump:1:20000");
        int june = anna.buys("2027-06-05T10:00:00+02:00", "helmet:1:9000", "pump:1:12000");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +200 = 200 by prize-draw/base
                EARNED points +210 = 410 by prize-draw/base
                EARNED tickets +4 = 4 by prize-draw/ticket
                EARNED tickets +1 = 5 by prize-draw/extra""");
        // five a day: one is left, and the helmet's is not one of them
        anna.buys("2027-06-05T12:00:00+02:00", "helmet:1:50000");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +500 = 910 by prize-draw/base
                EARNED tickets +1 = 6 by prize-draw/ticket
                EARNED tickets +1 = 7 by prize-draw/extra""");
        anna.bringsBack("2027-06-06T10:00:00+02:00", june, "2027-06-05", "helmet", 1, 9000);
        assertThat(anna.statement()).isEqualTo("""
                REVERSED points -90 = 820
                REVERSED tickets -2 = 5
                REVERSED tickets -1 = 4""");
        assertThat(anna.active("tickets")).isEqualTo(4);
    }

    @Test
    void three_tuesdays_in_a_month_are_a_challenge_and_a_first_visit_is_a_badge() throws Exception {
        var anna = Scenario.of("challenge", "2027-01-01T08:00:00+01:00");
        anna.buys("2027-06-01T09:00:00+02:00", "soap:1:2000");
        anna.buys("2027-06-01T19:00:00+02:00", "soap:1:2000");
        anna.buys("2027-06-08T09:00:00+02:00", "soap:1:1999");
        anna.buys("2027-06-15T09:00:00+02:00", "bread:1:2000:bakery");
        anna.buys("2027-06-22T09:00:00+02:00", "bread:1:2000:bakery");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +20 = 20 by challenge/base
                EARNED tuesdays +1 = 1 by challenge/tuesday
                EARNED points +20 = 40 by challenge/base
                EARNED points +19 = 59 by challenge/base
                EARNED points +20 = 79 by challenge/base
                EARNED tuesdays +1 = 2 by challenge/tuesday
                EARNED badges +1 = 1 by challenge/first-bakery
                EARNED points +20 = 99 by challenge/base
                EARNED tuesdays +1 = 3 by challenge/tuesday
                EXCHANGED tuesdays -3 = 0 by challenge/three-tuesdays
                EXCHANGED points +200 = 299 by challenge/three-tuesdays""");
        anna.buys("2027-06-29T09:00:00+02:00", "soap:1:2000");
        anna.statement();
        assertThat(anna.settles("2027-07-01T00:00:00+02:00").statement()).isEqualTo("EXPIRED tuesdays -1 = 0");
    }

    @Test
    void staff_earn_more_with_the_years_and_only_the_highest_step_counts() throws Exception {
        var anna = Scenario.of("staff", "2020-01-01T08:00:00+01:00");
        anna.buys("2020-12-30T10:00:00+01:00", "ham:1:1000");
        anna.buys("2021-01-01T10:00:00+01:00", "ham:1:1000");
        anna.buys("2025-01-02T10:00:00+01:00", "ham:1:1000");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +20 = 20 by staff/base
                EARNED points +20 = 40 by staff/base
                EARNED points +2 = 42 by staff/one-year
                EARNED points +20 = 62 by staff/base
                EARNED points +10 = 72 by staff/five-years""");
    }

    @Test
    void partners_earn_by_bands_of_the_quarter_and_begin_each_quarter_with_what_the_last_one_reached()
            throws Exception {
        var anna = Scenario.of("partner", "2027-01-01T08:00:00+01:00");
        anna.buys("2027-01-10T10:00:00+01:00", "pallet:1:999900");
        assertThat(anna.tier("2027-01-10T10:00:01+01:00").tier()).isEqualTo("basic");
        anna.buys("2027-01-11T10:00:00+01:00", "box:1:100");
        assertThat(anna.tier("2027-01-11T10:00:01+01:00").tier()).isEqualTo("band-1");
        anna.statement();
        anna.buys("2027-03-31T23:59:59+02:00", "pallet:1:100000");
        anna.buys("2027-04-01T00:00:00+02:00", "pallet:1:100000");
        assertThat(anna.statement()).isEqualTo("""
                MATURED points +999 = 999
                EARNED points +0 (100 wait) = 999 by partner/base
                EARNED turnover +1000 = 11000 by partner/turnover
                EARNED points +0 (100 wait) = 999 by partner/band-1
                EARNED points +0 (100 wait) = 999 by partner/base
                EARNED turnover +1000 = 12000 by partner/turnover
                EARNED points +0 (100 wait) = 999 by partner/band-1""");
        assertThat(anna.tier("2027-07-01T00:00:00+02:00").tier()).isEqualTo("basic");
    }
}

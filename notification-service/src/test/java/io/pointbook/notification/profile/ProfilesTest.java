package io.pointbook.notification.profile;

import static io.pointbook.notification.profile.Messages.ANNA;
import static io.pointbook.notification.profile.Messages.BORIS;
import static io.pointbook.notification.profile.Messages.back;
import static io.pointbook.notification.profile.Messages.balance;
import static io.pointbook.notification.profile.Messages.bought;
import static io.pointbook.notification.profile.Messages.receipt;
import static io.pointbook.notification.profile.Messages.sale;
import static io.pointbook.notification.profile.Messages.voided;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.profile.Profile.Favourite;
import java.sql.Connection;
import java.time.DayOfWeek;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    private final BalanceProjection balances = new BalanceProjection();
    private final PurchaseProjection purchases = new PurchaseProjection(ReadModels.HABITS, ReadModels.ABSENCE);
    private ReadModels models;

    @BeforeEach
    void fresh() throws Exception {
        models = new ReadModels();
    }

    @Test
    void the_balance_with_the_highest_sequence_counts_whatever_comes_later_or_twice() throws Exception {
        models.take(balances, balance(ANNA, 4, 70), balance(ANNA, 3, 50), balance(BORIS, 0, 1));
        models.take(balances, balance(ANNA, 2, 20), balance(ANNA, 4, 70));

        assertThat(models.find(ANNA).active("points")).isEqualTo(70);
        assertThat(models.find(BORIS).active("points")).isEqualTo(1);
    }

    @Test
    void nobody_is_found_whom_no_topic_has_named() throws Exception {
        try (Connection connection = models.database.getConnection()) {
            assertThat(Profiles.find(connection, "m-nobody", ReadModels.NOW)).isNull();
        }
    }

    @Test
    void what_was_bought_most_comes_first_and_where_and_when() throws Exception {
        models.take(
                purchases,
                bought(ANNA, 1, "2026-03-02T17:30:00Z", "S1", sale("milk", "Milk 1 l", "Dairy", "2", 258)),
                bought(ANNA, 3, "2026-03-09T17:10:00Z", "S1", sale("beer", "Beer", "Drinks", "5", 900)),
                bought(ANNA, 4, "2026-03-10T08:00:00Z", "S2", sale("milk", "Milk 1 l", "Dairy", "1", 129)));

        var anna = models.find(ANNA);

        assertThat(anna.favouriteItems())
                .containsExactly(new Favourite("beer", "Beer"), new Favourite("milk", "Milk 1 l"));
        assertThat(anna.favouriteCategories()).containsExactly("Drinks", "Dairy");
        assertThat(anna.usualStore()).isEqualTo("S1");
        assertThat(anna.usualWeekday()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(anna.usualHour()).isEqualTo(18);
        assertThat(anna.purchases())
                .isEqualTo(new Profile.Purchases(
                        Instant.parse("2026-03-02T17:30:00Z"), Instant.parse("2026-03-10T08:00:00Z"), 3, 1_287, "EUR"));
    }

    @Test
    void what_was_bought_long_ago_counts_less() throws Exception {
        models.take(
                purchases,
                bought(ANNA, 1, "2025-03-10T10:00:00Z", "S1", sale("ski", "Ski wax", "Sport", "7", 100)),
                bought(ANNA, 2, "2026-03-10T10:00:00Z", "S1", sale("milk", "Milk", "Dairy", "1", 100)));

        // four half-lives and a bit: 7 are less than a half
        assertThat(models.find(ANNA).favouriteItems()).extracting(Favourite::id).containsExactly("milk", "ski");
    }

    @Test
    void a_message_that_comes_twice_counts_once() throws Exception {
        var once = bought(ANNA, 1, "2026-03-02T17:30:00Z", "S1", sale("milk", "Milk", "Dairy", "2", 258));
        models.take(purchases, once, once);
        models.take(purchases, once);

        assertThat(models.find(ANNA).purchases().spend()).isEqualTo(258);
        assertThat(models.find(ANNA).purchases().count()).isEqualTo(1);
    }

    @Test
    void goods_that_come_back_are_taken_off() throws Exception {
        models.take(
                purchases,
                bought(ANNA, 1, "2026-03-02T17:30:00Z", "S1", sale("beer", "Beer", "Drinks", "5", 900)),
                bought(ANNA, 2, "2026-03-03T17:30:00Z", "S1", sale("milk", "Milk", "Dairy", "2", 258)));
        models.take(purchases, bought(ANNA, 3, "2026-03-04T10:00:00Z", "S1", back("beer", "5", 900, receipt(ANNA, 1))));

        var anna = models.find(ANNA);
        assertThat(anna.favouriteItems()).extracting(Favourite::id).containsExactly("milk");
        assertThat(anna.favouriteCategories()).containsExactly("Dairy");
        assertThat(anna.purchases().spend()).isEqualTo(258);
        assertThat(anna.purchases().count()).isEqualTo(2);
    }

    @Test
    void a_voided_receipt_leaves_nothing_and_what_came_back_of_it_neither() throws Exception {
        models.take(
                purchases,
                bought(ANNA, 1, "2026-03-02T17:30:00Z", "S1", sale("milk", "Milk", "Dairy", "2", 258)),
                bought(ANNA, 2, "2026-03-03T17:30:00Z", "S2", sale("beer", "Beer", "Drinks", "5", 900)),
                bought(ANNA, 3, "2026-03-04T10:00:00Z", "S2", back("beer", "1", 180, receipt(ANNA, 2))));
        var before = models.find(ANNA).purchases();
        models.take(purchases, voided(ANNA, 4, "2026-03-05T10:00:00Z", 2));

        var anna = models.find(ANNA);
        assertThat(before.spend()).isEqualTo(978);
        assertThat(anna.purchases())
                .isEqualTo(new Profile.Purchases(
                        Instant.parse("2026-03-02T17:30:00Z"), Instant.parse("2026-03-02T17:30:00Z"), 1, 258, "EUR"));
        assertThat(anna.favouriteItems()).extracting(Favourite::id).containsExactly("milk");
        assertThat(anna.usualStore()).isEqualTo("S1");
    }

    @Test
    void who_buys_again_after_the_time_of_absence_has_come_back_and_a_day_less_is_none() throws Exception {
        models.take(
                purchases,
                bought(ANNA, 1, "2026-01-01T10:00:00Z", "S1", sale("milk", "Milk", "Dairy", "1", 1)),
                bought(BORIS, 1, "2026-01-02T10:00:00Z", "S1", sale("milk", "Milk", "Dairy", "1", 1)));
        models.take(
                purchases,
                bought(ANNA, 2, "2026-03-02T10:00:00Z", "S1", sale("milk", "Milk", "Dairy", "1", 1)),
                bought(BORIS, 2, "2026-03-02T10:00:00Z", "S1", sale("milk", "Milk", "Dairy", "1", 1)));

        assertThat(models.occasions).singleElement().satisfies(occasion -> {
            assertThat(occasion.kind()).isEqualTo(OccasionKind.CAME_BACK);
            assertThat(occasion.memberId()).isEqualTo(ANNA);
            assertThat(occasion.occasionId()).isEqualTo("e-m-anna-2");
            assertThat(occasion.facts()).containsEntry("daysAway", 60L);
        });
    }
}

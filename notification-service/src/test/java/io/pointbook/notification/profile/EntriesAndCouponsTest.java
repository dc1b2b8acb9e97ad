package io.pointbook.notification.profile;

import static io.pointbook.notification.profile.LedgerWords.YEAR_END;
import static io.pointbook.notification.profile.LedgerWords.captured;
import static io.pointbook.notification.profile.LedgerWords.coupon;
import static io.pointbook.notification.profile.LedgerWords.earned;
import static io.pointbook.notification.profile.LedgerWords.held;
import static io.pointbook.notification.profile.LedgerWords.posted;
import static io.pointbook.notification.profile.LedgerWords.tier;
import static io.pointbook.notification.profile.Messages.ANNA;
import static io.pointbook.notification.profile.Messages.balance;
import static io.pointbook.notification.profile.Messages.bought;
import static io.pointbook.notification.profile.Messages.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.pointbook.contract.ledger.CouponKind;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.occasion.Occasions;
import io.pointbook.notification.profile.Profile.Expiring;
import io.pointbook.runtime.transaction.Transactor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntriesAndCouponsTest {
    private final EntryProjection entries = new EntryProjection();
    private final CouponProjection coupons = new CouponProjection();
    private ReadModels models;

    @BeforeEach
    void fresh() throws Exception {
        models = new ReadModels();
    }

    @Test
    void points_that_can_be_spent_are_listed_by_the_end_of_their_life() throws Exception {
        models.take(
                entries,
                posted(ANNA, 0, "2026-03-01T10:00:00Z", null, earned("l-2", 5, "2026-06-01T00:00:00Z")),
                posted(ANNA, 1, "2026-03-02T10:00:00Z", null, earned("l-1", 7, "2026-05-01T00:00:00Z")),
                posted(ANNA, 2, "2026-03-02T10:00:00Z", null, earned("l-0", 9, "2026-03-19T00:00:00Z")));
        models.take(entries, posted(ANNA, 3, "2026-03-03T10:00:00Z", null, held("l-1", 3)));
        models.take(entries, posted(ANNA, 3, "2026-03-03T10:00:00Z", null, held("l-1", 3)));

        assertThat(models.find(ANNA).expiring())
                .containsExactly(
                        new Expiring("points", Instant.parse("2026-05-01T00:00:00Z"), 4),
                        new Expiring("points", Instant.parse("2026-06-01T00:00:00Z"), 5));

        models.take(entries, posted(ANNA, 4, "2026-03-04T10:00:00Z", null, captured("l-1", 3), held("l-2", 5)));
        assertThat(models.find(ANNA).expiring()).extracting(Expiring::points).containsExactly(4L);
    }

    @Test
    void another_level_is_an_occasion_and_the_first_that_is_told_is_none() throws Exception {
        models.take(entries, posted(ANNA, 0, "2026-03-01T10:00:00Z", tier("bronze", YEAR_END, "bronze")));
        models.take(entries, posted(ANNA, 1, "2026-03-02T10:00:00Z", tier("bronze", YEAR_END, "bronze")));
        models.take(entries, posted(ANNA, 2, "2026-03-03T10:00:00Z", null));
        models.take(entries, posted(ANNA, 3, "2026-03-04T10:00:00Z", tier("silver", YEAR_END, "bronze")));

        assertThat(models.occasions).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(OccasionKind.TIER_CHANGED);
            assertThat(one.occasionId()).isEqualTo("e-3");
            assertThat(one.facts()).containsEntry("before", "bronze").containsEntry("tier", "silver");
        });
        assertThat(models.find(ANNA).tier()).isEqualTo(new Profile.Tier("silver", 10, YEAR_END, "gold", 90L, "bronze"));
    }

    @Test
    void a_fall_that_was_told_beforehand_is_what_counts_once_the_period_is_over() throws Exception {
        var over = Instant.parse("2026-03-10T00:00:00Z");
        models.take(entries, posted(ANNA, 0, "2026-03-01T10:00:00Z", tier("silver", over, "bronze")));
        assertThat(models.find(ANNA).tier().name()).isEqualTo("bronze");

        models.take(entries, posted(ANNA, 1, "2026-03-11T10:00:00Z", tier("bronze", YEAR_END, "bronze")));

        assertThat(models.occasions).isEmpty();
    }

    @Test
    void a_level_that_the_clock_ended_is_noted_once_and_not_when_it_is_long_ago() throws Exception {
        var over = Instant.parse("2026-03-19T23:00:00Z");
        models.take(
                entries,
                posted(ANNA, 0, "2026-03-01T10:00:00Z", tier("silver", over, "bronze")),
                posted("m-same", 0, "2026-03-01T10:00:00Z", tier("silver", over, "silver")),
                posted("m-later", 0, "2026-03-01T10:00:00Z", tier("silver", YEAR_END, "bronze")),
                posted("m-old", 0, "2026-03-01T10:00:00Z", tier("silver", over.minus(Duration.ofDays(2)), "bronze")));

        try (Connection connection = models.database.getConnection()) {
            assertThat(EndedPeriods.note(connection, ReadModels.NOW, Duration.ofDays(2)))
                    .isEqualTo(1);
            assertThat(EndedPeriods.note(connection, ReadModels.NOW, Duration.ofDays(2)))
                    .isZero();
            assertThat(Occasions.after(connection, 0, 10)).singleElement().satisfies(noted -> {
                assertThat(noted.occasion().memberId()).isEqualTo(ANNA);
                assertThat(noted.occasion().facts())
                        .containsEntry("tier", "bronze")
                        .containsEntry("before", "silver");
            });
        }
    }

    @Test
    void coupons_are_open_until_they_are_used_and_again_when_that_is_voided() throws Exception {
        models.take(coupons, coupon("c-1", 0, CouponKind.ISSUED, ANNA, false));
        models.take(entries, posted(ANNA, 0, "2026-03-01T10:00:00Z", null));
        assertThat(models.find(ANNA).coupons())
                .extracting(Profile.Coupon::itemId)
                .containsExactly("beer");

        models.take(coupons, coupon("c-1", 1, CouponKind.REDEEMED, ANNA, false));
        assertThat(models.find(ANNA).coupons()).isEmpty();

        models.take(coupons, coupon("c-1", 2, CouponKind.VOIDED, ANNA, false));
        models.take(coupons, coupon("c-1", 1, CouponKind.REDEEMED, ANNA, false));
        assertThat(models.find(ANNA).coupons()).hasSize(1);
        assertThat(models.occasions).isEmpty();
    }

    @Test
    void a_coupon_that_was_drawn_is_a_surprise() throws Exception {
        models.take(coupons, coupon("c-1", 0, CouponKind.ISSUED, ANNA, true));

        assertThat(models.occasions).extracting(Occasion::kind).containsExactly(OccasionKind.SURPRISE_WON);
        assertThat(models.occasions.getFirst().facts()).containsEntry("itemId", "beer");
    }

    @Test
    void scores_are_fifths_of_those_who_bought_within_a_year() throws Exception {
        var purchases = new PurchaseProjection(ReadModels.HABITS, ReadModels.ABSENCE);
        for (int member = 1; member <= 5; member++) {
            models.take(
                    purchases,
                    bought(
                            "m-" + member,
                            1,
                            "2026-03-0" + member + "T10:00:00Z",
                            "S1",
                            sale("milk", "Milk", "Dairy", "1", 100L * (6 - member))));
        }
        models.take(
                purchases, bought("m-old", 1, "2025-03-20T10:00:00Z", "S1", sale("milk", "Milk", "Dairy", "1", 900)));

        new Transactor(models.database).run(transaction -> {
            Scores.count(
                    transaction.connection(),
                    Generations.live(transaction.connection()).orElseThrow(),
                    ReadModels.NOW);
            return true;
        });

        assertThat(models.find("m-5").scores()).isEqualTo(new Profile.Scores(5, 5, 1, 1, 100));
        assertThat(models.find("m-1").scores()).isEqualTo(new Profile.Scores(1, 1, 5, 1, 500));
        assertThat(models.find("m-old").scores()).isNull();
    }

    @Test
    void the_nearest_reward_is_the_one_that_lacks_least_and_the_catalogue_stays_while_it_is_away() throws Exception {
        models.take(new BalanceProjection(), balance(ANNA, 0, 100));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/rewards", exchange -> {
            var body = """
                    {"rewards":[{"rewardId":"pen","wallet":"points","pricePoints":90,"texts":{"en":{"name":"Pen"}}},
                     {"rewardId":"mug","wallet":"points","pricePoints":140,"texts":{"pl":{"name":"Kubek"},"en":{"name":"Mug"}}},
                     {"rewardId":"bag","wallet":"points","pricePoints":900,"texts":{}}]}""".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var rewards = new RewardsOnOffer(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Duration.ofSeconds(5),
                new Transactor(models.database));
        try (rewards) {
            rewards.ask();
            rewards.ask();
            server.stop(0);
            assertThatThrownBy(rewards::ask).isInstanceOf(IOException.class);
        }

        var nearest = models.find(ANNA).nearestReward();

        assertThat(nearest).isNotNull();
        assertThat(nearest.rewardId()).isEqualTo("mug");
        assertThat(nearest.missing()).isEqualTo(40);
        assertThat(nearest.names()).containsEntry("pl", "Kubek");
    }

    @Test
    void the_last_contact_is_the_latest() throws Exception {
        models.take(new BalanceProjection(), balance(ANNA, 0, 100));
        try (Connection connection = models.database.getConnection()) {
            LastContacts.note(connection, ANNA, "SMS", ReadModels.NOW);
            LastContacts.note(connection, ANNA, "SMS", ReadModels.NOW.minusSeconds(60));
            assertThat(models.find(ANNA).lastContacts()).containsEntry("SMS", ReadModels.NOW);
            LastContacts.forget(connection, ANNA);
        }
        assertThat(models.find(ANNA).lastContacts()).isEmpty();
    }
}

package io.pointbook.rewards.redeeming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.rewards.catalogue.Money;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Variants, dates, stores, ways to pay and scheduled prices, as redemptions meet them. */
class ChoicesTest {
    private static final String SHIRT =
            "{'kind':'GOODS','pricePoints':100,'texts':{'en':{'name':'Shirt'}},'variants':[{'variantId':'m','stock':1},"
                    + "{'variantId':'l'}]";

    private TestRewards rewards;
    private String anna;

    @BeforeEach
    void open() throws Exception {
        rewards = new TestRewards(Map.of());
        anna = rewards.ledger.member(10_000);
    }

    @AfterEach
    void close() {
        rewards.close();
    }

    private String redeem(String id, String reward, String way, String variant, String store) throws Exception {
        return rewards.redeem(new RedeemBody(id, anna, reward, 1L, way, variant, store));
    }

    @Test
    void each_variant_has_a_stock_of_its_own() throws Exception {
        rewards.reward("shirt", SHIRT + "}");

        assertThat(redeem("r1", "shirt", null, "m", null)).isEqualTo("CAPTURED");
        assertThat(redeem("r1", "shirt", null, "m", null)).isEqualTo("CAPTURED");
        assertThat(redeem("r1", "shirt", null, "l", null)).isEqualTo("different_request");
        assertThat(redeem("r2", "shirt", null, "m", null)).isEqualTo("out_of_stock");
        assertThat(redeem("r3", "shirt", null, "l", null)).isEqualTo("CAPTURED");
        assertThat(redeem("r4", "shirt", null, null, null)).isEqualTo("invalid_request");
        assertThat(redeem("r4", "shirt", null, "xs", null)).isEqualTo("invalid_request");
        assertThat(rewards.cancel("r1")).isEqualTo("CANCELLED");
        assertThat(redeem("r5", "shirt", null, "m", null)).isEqualTo("CAPTURED");
        assertThat(rewards.redemptions().find("r5").variant()).isEqualTo("m");
        assertThat(rewards.number("select sum(change) from stock_movement where variant = 'm'"))
                .isZero();
    }

    @Test
    void the_stock_of_a_variant_is_set_once_and_kept_by_a_later_version() throws Exception {
        rewards.reward("shirt", SHIRT + "}");
        redeem("r1", "shirt", null, "m", null);
        rewards.reward("shirt", SHIRT.replace("100", "90") + "}");
        assertThat(redeem("r2", "shirt", null, "m", null)).isEqualTo("out_of_stock");

        rewards.reward("shirt", SHIRT.replace("'m'", "'s'") + "}");
        assertThat(redeem("r3", "shirt", null, "s", null)).isEqualTo("CAPTURED");
        assertThat(redeem("r4", "shirt", null, "m", null)).isEqualTo("invalid_request");
    }

    @Test
    void a_date_has_seats_and_cannot_be_had_once_it_has_begun() throws Exception {
        rewards.reward(
                "concert",
                "{'kind':'EXPERIENCE','pricePoints':100,'texts':{'en':{'name':'Concert'}},'variants':[{'variantId':'may','stock':1,"
                        + "'startsAt':'2026-03-02T12:00:00Z'},{'variantId':'june','startsAt':'2026-06-01T00:00:00Z'}]}");

        assertThat(redeem("r1", "concert", null, "may", null)).isEqualTo("CAPTURED");
        assertThat(redeem("r2", "concert", null, "may", null)).isEqualTo("out_of_stock");
        rewards.move(Duration.ofDays(1));
        assertThat(redeem("r3", "concert", null, "may", null)).isEqualTo("reward_inactive");
        assertThat(redeem("r4", "concert", null, "june", null)).isEqualTo("CAPTURED");
    }

    @Test
    void where_stock_is_per_store_a_store_gives_its_own_pieces_and_gets_them_back() throws Exception {
        rewards.reward(
                "pan", "{'kind':'GOODS','pricePoints':100,'stock':1,'stockPer':'STORE','texts':{'en':{'name':'Pan'}}}");
        rewards.stock("pan", "k1", "{'change':1,'storeId':'S1','reason':'came'}");

        assertThat(redeem("r1", "pan", null, null, "S2")).isEqualTo("out_of_stock");
        assertThat(redeem("r2", "pan", null, null, "S1")).isEqualTo("CAPTURED");
        assertThat(redeem("r3", "pan", null, null, "S1")).isEqualTo("out_of_stock");
        assertThat(redeem("r4", "pan", null, null, null)).isEqualTo("CAPTURED");
        assertThat(redeem("r5", "pan", null, null, null)).isEqualTo("out_of_stock");
        assertThat(rewards.cancel("r2")).isEqualTo("CANCELLED");
        assertThat(rewards.stock("pan")).isZero();
        assertThat(redeem("r6", "pan", null, null, "S1")).isEqualTo("CAPTURED");
        assertThatThrownBy(() -> rewards.stock("pan", "k2", "{'change':1,'variant':'m','reason':'came'}"))
                .hasMessageContaining("'variant'");
    }

    @Test
    void a_store_is_a_place_to_pick_it_up_where_the_stock_is_for_all() throws Exception {
        rewards.reward("mug", "{'kind':'GOODS','pricePoints':100,'stock':1,'texts':{'en':{'name':'Mug'}}}");

        assertThat(redeem("r1", "mug", null, null, "S1")).isEqualTo("CAPTURED");
        assertThat(rewards.stock("mug")).isZero();
        assertThat(rewards.redemptions().find("r1").storeId()).isEqualTo("S1");
        assertThatThrownBy(() -> rewards.stock("mug", "k1", "{'change':1,'storeId':'S1','reason':'came'}"))
                .hasMessageContaining("'stockPer'");
    }

    @Test
    void who_pays_in_part_with_money_takes_fewer_points_and_pays_at_the_hand_over() throws Exception {
        rewards.reward(
                "phone",
                "{'kind':'GOODS','texts':{'en':{'name':'Phone'}},'ways':[{'way':'points','points':5000},{'way':'both',"
                        + "'points':1000,'cash':{'amount':9999,'currency':'PLN'}}]}");

        assertThat(redeem("r1", "phone", null, null, null)).isEqualTo("invalid_request");
        assertThat(redeem("r1", "phone", "gold", null, null)).isEqualTo("invalid_request");
        assertThat(rewards.redeem(new RedeemBody("r1", anna, "phone", 2L, "both", null, null)))
                .isEqualTo("CAPTURED");
        assertThat(rewards.ledger.active(anna)).isEqualTo(8_000);
        assertThat(rewards.redemptions().find("r1").cash()).isEqualTo(new Money(19_998, "PLN"));
        assertThat(rewards.fulfil("r1")).isEqualTo("payment_missing");
        rewards.redemptions().fulfil("r1", "till", new FulfilBody("bag 1", "S1/W1/2026-03-01/7"));
        assertThat(rewards.redemptions().find("r1").payment()).isEqualTo("S1/W1/2026-03-01/7");
        assertThat(redeem("r2", "phone", "points", null, null)).isEqualTo("CAPTURED");
        assertThat(rewards.ledger.active(anna)).isEqualTo(3_000);
        assertThat(rewards.fulfil("r2")).isEqualTo("FULFILLED");
    }

    @Test
    void a_price_that_was_scheduled_counts_from_its_moment_on() throws Exception {
        rewards.reward(
                "mug",
                "{'kind':'GOODS','pricePoints':100,'texts':{'en':{'name':'Mug'}},'priceChanges':[{'from':'2026-03-02T12:00:00Z',"
                        + "'pricePoints':70},{'from':'2026-03-03T12:00:00Z','ways':[{'way':'a','points':60},{'way':'b','points':50}]}]}");

        redeem("r1", "mug", null, null, null);
        assertThat(rewards.ledger.active(anna)).isEqualTo(9_900);
        rewards.move(Duration.ofDays(1));
        redeem("r2", "mug", null, null, null);
        assertThat(rewards.ledger.active(anna)).isEqualTo(9_830);
        rewards.move(Duration.ofDays(1));
        assertThat(redeem("r3", "mug", null, null, null)).isEqualTo("invalid_request");
        redeem("r3", "mug", "b", null, null);
        assertThat(rewards.ledger.active(anna)).isEqualTo(9_780);
    }

    @Test
    void a_condition_looks_at_kind_tier_and_tags() throws Exception {
        rewards.reward(
                "cap",
                "{'kind':'GOODS','pricePoints':100,'texts':{'en':{'name':'Cap'}},'eligible':{'condition':"
                        + "'memberKind == Q STAFFQ && tags.exists(t, t.startsWith(Qteam-Q)) || tier == QgoldQ'}}"
                                .replace("Q ", "Q")
                                .replace("Q", "\\u0027"));

        assertThat(redeem("r1", "cap", null, null, null)).isEqualTo("not_eligible");
        rewards.ledger.kind(anna, "STAFF");
        assertThat(redeem("r2", "cap", null, null, null)).isEqualTo("not_eligible");
        rewards.ledger.tags(anna, "night", "team-7");
        assertThat(redeem("r3", "cap", null, null, null)).isEqualTo("CAPTURED");
        rewards.ledger.kind(anna, "CUSTOMER");
        rewards.ledger.tier(anna, "gold");
        assertThat(redeem("r4", "cap", null, null, null)).isEqualTo("CAPTURED");
    }
}

package io.pointbook.rewards.redeeming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redemptions from request to end, and every reason for which one is refused. */
class RedemptionFlowTest {
    private static final String MUG = "{'kind':'GOODS','pricePoints':100,'stock':5,'texts':{'en':{'name':'Mug'}}";

    private TestRewards rewards;
    private String anna;

    @BeforeEach
    void open() throws Exception {
        rewards = new TestRewards(Map.of());
        anna = rewards.ledger.member(1_000);
        rewards.reward("mug", MUG + "}");
    }

    @AfterEach
    void close() {
        rewards.close();
    }

    @Test
    void points_and_pieces_are_taken_once_and_a_repeat_changes_nothing() throws Exception {
        assertThat(rewards.redeem("r1", anna, "mug", 2)).isEqualTo("CAPTURED");
        assertThat(rewards.redeem("r1", anna, "mug", 2)).isEqualTo("CAPTURED");

        assertThat(rewards.ledger.active(anna)).isEqualTo(800);
        assertThat(rewards.ledger.held()).isZero();
        assertThat(rewards.stock("mug")).isEqualTo(3);
        assertThat(rewards.fulfil("r1")).isEqualTo("FULFILLED");
        assertThat(rewards.fulfil("r1")).isEqualTo("FULFILLED");
        assertThat(rewards.redeem("r1", anna, "mug", 2)).isEqualTo("FULFILLED");
        assertThat(rewards.number("select count(*) from redemption_work")).isZero();
    }

    @Test
    void the_same_id_with_another_body_is_refused() throws Exception {
        rewards.redeem("r1", anna, "mug", 2);

        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("different_request");
        assertThat(rewards.redeem("r1", rewards.ledger.member(900), "mug", 2)).isEqualTo("different_request");
    }

    @Test
    void who_lacks_points_is_told_how_many_and_the_piece_goes_back() throws Exception {
        var poor = rewards.ledger.member(60);

        assertThat(rewards.redeem("r1", poor, "mug", 1)).isEqualTo("insufficient_points");
        assertThat(rewards.redemptions().find("r1").numbers()).containsEntry("missing", 40L);
        assertThat(rewards.stock("mug")).isEqualTo(5);
        assertThat(rewards.ledger.active(poor)).isEqualTo(60);
        assertThat(rewards.redeem("r1", poor, "mug", 1)).isEqualTo("insufficient_points");
    }

    @Test
    void more_than_there_are_is_refused_and_exactly_as_many_are_not() throws Exception {
        assertThat(rewards.redeem("r1", anna, "mug", 6)).isEqualTo("out_of_stock");
        assertThat(rewards.redemptions().find("r1").numbers()).containsEntry("available", 5L);
        assertThat(rewards.redeem("r2", anna, "mug", 5)).isEqualTo("CAPTURED");
        assertThat(rewards.redeem("r3", anna, "mug", 1)).isEqualTo("out_of_stock");
        assertThat(rewards.ledger.active(anna)).isEqualTo(500);
    }

    @Test
    void a_limit_counts_what_was_had_within_its_period_and_not_what_was_cancelled() throws Exception {
        rewards.reward("mug", MUG + ",'limit':{'count':2,'period':'P30D'}}");

        assertThat(rewards.redeem("r1", anna, "mug", 3)).isEqualTo("limit_reached");
        assertThat(rewards.redeem("r2", anna, "mug", 1)).isEqualTo("CAPTURED");
        assertThat(rewards.redeem("r3", anna, "mug", 2)).isEqualTo("limit_reached");
        assertThat(rewards.redemptions().find("r3").numbers()).containsEntry("left", 1L);
        assertThat(rewards.redeem("r4", anna, "mug", 1)).isEqualTo("CAPTURED");
        assertThat(rewards.cancel("r4")).isEqualTo("CANCELLED");
        assertThat(rewards.redeem("r5", anna, "mug", 1)).isEqualTo("CAPTURED");
        rewards.move(Duration.ofDays(29));
        assertThat(rewards.redeem("r6", anna, "mug", 1)).isEqualTo("limit_reached");
        rewards.move(Duration.ofDays(1));
        assertThat(rewards.redeem("r7", anna, "mug", 2)).isEqualTo("CAPTURED");
    }

    @Test
    void a_reward_for_a_tier_or_kind_is_for_nobody_else() throws Exception {
        rewards.reward("mug", MUG + ",'eligible':{'tiers':['gold']}}");
        var gold = rewards.ledger.member(500);
        rewards.ledger.tier(gold, "gold");

        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("not_eligible");
        assertThat(rewards.redeem("r2", gold, "mug", 1)).isEqualTo("CAPTURED");
        rewards.reward("mug", MUG + ",'eligible':{'kinds':['STAFF']}}");
        assertThat(rewards.redeem("r3", gold, "mug", 1)).isEqualTo("not_eligible");
        assertThat(rewards.redeem("r4", "nobody", "mug", 1)).isEqualTo("unknown_member");
        assertThat(rewards.stock("mug")).isEqualTo(4);
    }

    @Test
    void what_is_switched_off_or_not_yet_or_no_longer_valid_cannot_be_had() throws Exception {
        rewards.reward("mug", MUG + ",'state':'INACTIVE'}");
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("reward_inactive");
        rewards.reward("mug", MUG + ",'validFrom':'2026-03-01T12:00:01Z'}");
        assertThat(rewards.redeem("r2", anna, "mug", 1)).isEqualTo("reward_inactive");
        rewards.reward("mug", MUG + ",'validUntil':'2026-03-01T12:00:00Z'}");
        assertThat(rewards.redeem("r3", anna, "mug", 1)).isEqualTo("reward_inactive");
        rewards.reward("mug", MUG + ",'validFrom':'2026-03-01T12:00:00Z','validUntil':'2026-03-01T12:00:01Z'}");
        assertThat(rewards.redeem("r4", anna, "mug", 1)).isEqualTo("CAPTURED");
    }

    @Test
    void nobody_gets_what_is_unknown_to_the_catalogue_or_the_ledger_or_with_a_blocked_account() throws Exception {
        assertThat(rewards.redeem("r1", anna, "car", 1)).isEqualTo("unknown_reward");
        assertThat(rewards.redeem("r2", "nobody", "mug", 1)).isEqualTo("unknown_member");
        rewards.ledger.blocked(true);
        assertThat(rewards.redeem("r3", anna, "mug", 1)).isEqualTo("account_blocked");
        rewards.reward("mug", MUG + ",'wallet':'stars'}");
        assertThat(rewards.redeem("r4", anna, "mug", 1)).isEqualTo("unknown_wallet");
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("unknown_wallet"); // the id was not used up
        assertThat(rewards.stock("mug")).isEqualTo(5);
    }

    @Test
    void a_cancelled_redemption_gives_points_and_pieces_back_once() throws Exception {
        rewards.redeem("r1", anna, "mug", 2);

        assertThat(rewards.cancel("r1")).isEqualTo("CANCELLED");
        assertThat(rewards.cancel("r1")).isEqualTo("CANCELLED");
        assertThat(rewards.ledger.active(anna)).isEqualTo(1_000);
        assertThat(rewards.stock("mug")).isEqualTo(5);
        assertThat(rewards.fulfil("r1")).isEqualTo("already_cancelled");
        assertThat(rewards.redeem("r1", anna, "mug", 2)).isEqualTo("CANCELLED");
        assertThat(rewards.ledger.active(anna)).isEqualTo(1_000);
    }

    @Test
    void what_came_back_in_time_gives_its_points_back_once_and_its_pieces_where_they_can_be_had_again()
            throws Exception {
        rewards.reward("mug", MUG + ",'returns':{'within':'P30D','restock':true}}");
        assertThat(rewards.redeem("r1", anna, "mug", 2)).isEqualTo("CAPTURED");
        assertThat(rewards.comesBack("r1")).isEqualTo("not_fulfilled");
        rewards.fulfil("r1");
        assertThat(rewards.stock("mug")).isEqualTo(3);
        rewards.move(Duration.ofDays(30));
        assertThat(rewards.comesBack("r1")).isEqualTo("RETURNED");
        assertThat(rewards.comesBack("r1")).isEqualTo("RETURNED");
        assertThat(rewards.number("select count(*) from fulfilment where state = 'RETURNED'"))
                .isEqualTo(1);
        assertThat(rewards.ledger.active(anna)).isEqualTo(1_000);
        assertThat(rewards.stock("mug")).isEqualTo(5);
        assertThat(rewards.cancel("r1")).isEqualTo("already_returned");
        assertThat(rewards.fulfil("r1")).isEqualTo("already_returned");
        rewards.reward("mug", MUG + ",'returns':{'within':'P30D','restock':false}}");
        rewards.redeem("r2", anna, "mug", 1);
        rewards.fulfil("r2");
        assertThat(rewards.comesBack("r2")).isEqualTo("RETURNED");
        assertThat(rewards.stock("mug")).isEqualTo(4);
        assertThat(rewards.ledger.active(anna)).isEqualTo(1_000);
    }

    @Test
    void what_comes_back_too_late_or_is_not_taken_back_stays() throws Exception {
        rewards.reward("mug", MUG + ",'returns':{'within':'P30D','restock':true}}");
        rewards.redeem("r1", anna, "mug", 1);
        rewards.fulfil("r1");
        rewards.reward("mug", MUG + "}");
        rewards.redeem("r2", anna, "mug", 1);
        rewards.fulfil("r2");
        rewards.move(Duration.ofDays(30).plusMillis(1));
        assertThat(rewards.comesBack("r1")).isEqualTo("return_too_late");
        assertThat(rewards.comesBack("r2")).isEqualTo("not_returnable");
        rewards.redeem("r3", anna, "mug", 1);
        rewards.cancel("r3");
        assertThat(rewards.comesBack("r3")).isEqualTo("already_cancelled");
        assertThat(rewards.redeem("r4", anna, "mug", 9)).isEqualTo("out_of_stock");
        assertThat(rewards.comesBack("r4")).isEqualTo("already_refused");
        assertThat(rewards.ledger.active(anna)).isEqualTo(800);
        assertThat(rewards.stock("mug")).isEqualTo(3);
    }

    @Test
    void what_was_handed_over_or_refused_cannot_be_cancelled() throws Exception {
        rewards.redeem("r1", anna, "mug", 1);
        rewards.fulfil("r1");
        rewards.redeem("r2", anna, "mug", 9);

        assertThat(rewards.cancel("r1")).isEqualTo("already_fulfilled");
        assertThat(rewards.cancel("r2")).isEqualTo("already_refused");
        assertThat(rewards.cancel("r3")).isEqualTo("unknown_redemption");
        assertThat(rewards.fulfil("r2")).isEqualTo("already_refused");
    }

    @Test
    void coupons_are_issued_by_the_ledger_one_for_each_piece() throws Exception {
        rewards.reward(
                "ten",
                "{'kind':'DISCOUNT_COUPON','pricePoints':50,'texts':{'en':{'name':'10 %'}},"
                        + "'coupon':{'benefit':{'kind':'DISCOUNT_PERCENT','basisPoints':1000},'validFor':'P30D'}}");

        assertThat(rewards.redeem("r1", anna, "ten", 2)).isEqualTo("FULFILLED");
        assertThat(rewards.redemptions().find("r1").couponCodes()).containsExactly("CODE0", "CODE1");
        assertThat(rewards.redeem("r1", anna, "ten", 2)).isEqualTo("FULFILLED");
        assertThat(rewards.ledger.coupons()).isEqualTo(2);
        assertThat(rewards.cancel("r1")).isEqualTo("already_fulfilled");
        assertThat(rewards.redeem("r2", anna, "ten", 11)).isEqualTo("invalid_request");
    }

    @Test
    void a_redemption_keeps_the_price_of_its_request() throws Exception {
        rewards.ledger.down(true);
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("WAITING");
        rewards.reward("mug", MUG.replace("100", "300") + "}");
        rewards.ledger.down(false);
        rewards.sweepLater();

        assertThat(rewards.state("r1")).isEqualTo("CAPTURED");
        assertThat(rewards.ledger.active(anna)).isEqualTo(900);
    }
}

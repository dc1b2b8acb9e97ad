package io.pointbook.rewards.redeeming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong with rewards elsewhere and must not here; the numbers are the rows of the list of user pains. */
class RewardPainsTest {
    private static final int AT_ONCE = 50;

    private TestRewards rewards;

    @BeforeEach
    void open() throws Exception {
        rewards = new TestRewards(Map.of("pointbook.rewards.ledger.timeout", "PT10S"));
        rewards.reward(
                "mug",
                "{'kind':'GOODS','pricePoints':100,'stock':1,'texts':{'en':{'name':'Mug'}},"
                        + "'returns':{'within':'P30D','restock':true}}");
    }

    @AfterEach
    void close() {
        rewards.close();
    }

    private List<String> atOnce(Step step) throws Exception {
        return RedemptionRaceTest.atOnce(IntStream.range(0, AT_ONCE)
                .<Callable<String>>mapToObj(n -> () -> step.of(n))
                .toList());
    }

    private interface Step {
        String of(int number) throws Exception;
    }

    @Test
    void pain_2_what_comes_back_never_takes_the_points_a_second_time() throws Exception {
        var anna = rewards.ledger.member(150);
        rewards.redeem("r", anna, "mug", 1);
        rewards.fulfil("r");
        assertThat(rewards.ledger.active(anna)).isEqualTo(50);

        assertThat(rewards.comesBack("r")).isEqualTo("RETURNED");

        assertThat(rewards.ledger.active(anna)).isEqualTo(150);
        assertThat(rewards.ledger.held()).isZero();
    }

    @Test
    void pain_5_of_fifty_at_once_one_gets_the_last_piece() throws Exception {
        var members = IntStream.range(0, AT_ONCE)
                .mapToObj(_ -> rewards.ledger.member(100))
                .toList();

        var outcomes = atOnce(n -> rewards.redeem("r" + n, members.get(n), "mug", 1));

        assertThat(outcomes.stream().filter("CAPTURED"::equals)).hasSize(1);
        assertThat(outcomes.stream().filter("out_of_stock"::equals)).hasSize(AT_ONCE - 1);
        assertThat(rewards.stock("mug")).isZero();
        assertThat(members.stream().mapToLong(rewards.ledger::active).sum()).isEqualTo(100L * (AT_ONCE - 1));
    }

    @Test
    void pain_5_of_fifty_at_once_one_spends_the_points() throws Exception {
        rewards.reward("cup", "{'kind':'GOODS','pricePoints':100,'texts':{'en':{'name':'Cup'}}}");
        var anna = rewards.ledger.member(199);

        var outcomes = atOnce(n -> rewards.redeem("r" + n, anna, "cup", 1));

        assertThat(outcomes.stream().filter("CAPTURED"::equals)).hasSize(1);
        assertThat(outcomes.stream().filter("insufficient_points"::equals)).hasSize(AT_ONCE - 1);
        assertThat(rewards.ledger.active(anna)).isEqualTo(99);
    }

    @Test
    void pain_6_fifty_cancellations_at_once_give_the_points_and_the_piece_back_once() throws Exception {
        var anna = rewards.ledger.member(100);
        rewards.redeem("r", anna, "mug", 1);

        assertThat(atOnce(_ -> rewards.cancel("r"))).isSubsetOf("CANCELLED", "CANCELLING");
        rewards.sweepLater();

        assertThat(rewards.state("r")).isEqualTo("CANCELLED");
        assertThat(rewards.ledger.active(anna)).isEqualTo(100);
        assertThat(rewards.stock("mug")).isEqualTo(1);
    }

    @Test
    void pain_6_fifty_returns_at_once_give_the_points_and_the_piece_back_once() throws Exception {
        var anna = rewards.ledger.member(100);
        rewards.redeem("r", anna, "mug", 1);
        rewards.fulfil("r");

        assertThat(atOnce(_ -> rewards.comesBack("r"))).isSubsetOf("RETURNED", "RETURNING");
        rewards.sweepLater();

        assertThat(rewards.state("r")).isEqualTo("RETURNED");
        assertThat(rewards.ledger.active(anna)).isEqualTo(100);
        assertThat(rewards.stock("mug")).isEqualTo(1);
    }
}

package io.pointbook.rewards.redeeming;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.rewards.audit.LedgerCaptures;
import io.pointbook.rewards.audit.RedemptionReplay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The auditor's replay says nothing where all is well, and names whatever is not. */
class RedemptionReplayTest {
    private static final String LATER = "# as of 2027-01-01T00:00:00Z";

    @TempDir
    private Path folder;

    private TestRewards rewards;
    private String anna;

    @BeforeEach
    void open() throws Exception {
        rewards = new TestRewards(Map.of());
        rewards.reward(
                "mug",
                "{'kind':'GOODS','pricePoints':100,'stock':5,'texts':{'en':{'name':'Mug'}},"
                        + "'returns':{'within':'P1D','restock':true}}");
        anna = rewards.ledger.member(1_000);
        rewards.redeem("kept", anna, "mug", 2);
        rewards.redeem("back", anna, "mug", 1);
        rewards.fulfil("back");
        rewards.comesBack("back");
        rewards.redeem("cancelled", anna, "mug", 1);
        rewards.cancel("cancelled");
        rewards.redeem("refused", anna, "mug", 9);
    }

    @AfterEach
    void close() {
        rewards.close();
    }

    private RedemptionReplay.Report replay(String... captures) throws Exception {
        var lines = new java.util.ArrayList<>(List.of(LATER));
        lines.addAll(List.of(captures));
        var file = Files.write(folder.resolve("captures.csv"), lines);
        return rewards.replay(LedgerCaptures.read(file));
    }

    @Test
    void redeemed_points_of_the_ledger_are_the_captured_redemptions() throws Exception {
        var report = replay(
                "redemption:1:kept,points,200,0",
                "redemption:1:back,points,100,100",
                "redemption:1:cancelled,points,100,100",
                "somebody-elses,points,70,0");

        assertThat(report.differences()).isEmpty();
        assertThat(report.redemptions()).isEqualTo(4);
        assertThat(report.captured()).isEqualTo(400);
        assertThat(report.givenBack()).isEqualTo(200);
    }

    @Test
    void points_that_one_side_does_not_know_of_are_named() throws Exception {
        var report = replay(
                "redemption:1:kept,points,199,0",
                "redemption:1:back,points,100,99",
                "redemption:1:refused,points,900,0",
                "redemption:1:nobody,points,1,0");

        assertThat(report.differences())
                .containsExactlyInAnyOrder(
                        "redemption kept took 200 points, the ledger says 199",
                        "redemption back gave 100 points back, the ledger says 99",
                        "redemption cancelled took 100 points, the ledger says none",
                        "redemption cancelled gave 100 points back, the ledger says none",
                        "the ledger captured 900 points with redemption:1:refused, and redemption refused is REFUSED",
                        "the ledger captured 1 points with redemption:1:nobody, and redemption nobody is not there");
    }

    @Test
    void rows_and_stock_that_say_otherwise_than_the_events_are_named() throws Exception {
        rewards.execute("update redemption set state = 'FULFILLED' where redemption_id = 'kept'");
        rewards.execute("update reward set stock = 4");

        assertThat(rewards.replay(null).differences())
                .containsExactlyInAnyOrder(
                        "redemption kept is FULFILLED with 200 points in its row, its events say CAPTURED with 200",
                        "the stock of mug// is 4, its movements make 3");
    }
}

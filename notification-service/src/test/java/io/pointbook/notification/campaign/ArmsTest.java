package io.pointbook.notification.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArmsTest {
    private static final byte[] SECRET = "a secret of the campaign".getBytes(StandardCharsets.UTF_8);
    private static final int MEMBERS = 20_000;

    @Test
    void members_fall_into_arms_by_their_weights() {
        var counts = draw("spring", SECRET, 10, 1, 3);

        assertThat(counts.get(Arms.HOLDOUT)).isCloseTo(2_000, within(200));
        assertThat(counts.get("A")).isCloseTo(4_500, within(300));
        assertThat(counts.get("B")).isCloseTo(13_500, within(300));
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(MEMBERS);
    }

    @Test
    void nobody_is_held_out_where_nobody_should() {
        assertThat(draw("spring", SECRET, 0, 1, 1)).containsOnlyKeys("A", "B");
    }

    @Test
    void a_member_stays_in_his_arm_and_another_campaign_draws_anew() {
        var terms = Drafts.terms(Drafts.arms(50, 1, 1));
        int same = 0;
        for (int member = 0; member < 1_000; member++) {
            var id = "m-" + member;
            assertThat(Arms.of(SECRET, "spring", id, terms)).isEqualTo(Arms.of(SECRET, "spring", id, terms));
            same += Arms.of(SECRET, "spring", id, terms).equals(Arms.of(SECRET, "autumn", id, terms)) ? 1 : 0;
        }
        // 0.5² held out in both, 2 × 0.25² in the same arm
        assertThat(same).isCloseTo(375, within(60));
    }

    @Test
    void the_draw_can_be_repeated_by_whoever_has_the_secret() {
        var terms = Drafts.terms(Drafts.arms(50, 1, 1));

        // by hand: the first 8 bytes of HMAC-SHA256, modulo 10^12
        assertThat(Arms.of(SECRET, "spring", "m-1", terms)).isEqualTo(Arms.HOLDOUT);
        assertThat(Arms.of(SECRET, "spring", "m-2", terms)).isEqualTo("A");
        assertThat(Arms.of(SECRET, "spring", "m-6", terms)).isEqualTo("B");
    }

    private static Map<String, Integer> draw(String campaign, byte[] secret, int holdout, int... weights) {
        var terms = Drafts.terms(Drafts.arms(holdout, weights));
        var counts = new HashMap<String, Integer>();
        for (int member = 0; member < MEMBERS; member++) {
            counts.merge(Arms.of(secret, campaign, "m-" + member, terms), 1, Integer::sum);
        }
        return counts;
    }
}

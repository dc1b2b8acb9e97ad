package io.pointbook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void all_topics_are_there_once() {
        assertThat(Topics.ALL)
                .extracting(Topic::name)
                .containsExactly(
                        "till.receipts.v1",
                        "till.receipts.v1.dead-letter",
                        "members.events.v1",
                        "members.events.v1.dead-letter",
                        "members.contacts.v1",
                        "ledger.entries.v1",
                        "ledger.balances.v1",
                        "ledger.purchases.v1",
                        "ledger.coupons.v1",
                        "rewards.redemptions.v1",
                        "offers.points-expiring.v1",
                        "offers.reward-in-reach.v1",
                        "offers.tier-changed.v1",
                        "offers.tier-about-to-fall.v1",
                        "offers.surprise.v1",
                        "offers.coupon-expiring.v1",
                        "offers.came-back.v1",
                        "offers.segment-entered.v1",
                        "offers.segment-left.v1",
                        "offers.sent.v1");
        assertThat(Topics.ALL)
                .allSatisfy(topic -> assertThat(topic.partitions()).isEqualTo(12));
    }

    @Test
    void receipts_carry_the_brokers_time_and_stay_for_a_while() {
        assertThat(settings("till.receipts.v1", "message.timestamp.type")).isEqualTo("LogAppendTime");
        assertThat(settings("till.receipts.v1", "max.message.bytes")).isEqualTo("4194304");
        assertThat(settings("till.receipts.v1", "retention.ms"))
                .isEqualTo(Long.toString(Duration.ofDays(30).toMillis()));
    }

    @Test
    void a_dead_letter_may_be_larger_than_the_record_it_is_about() {
        assertThat(settings("till.receipts.v1.dead-letter", "max.message.bytes"))
                .isEqualTo("5242880");
    }

    @Test
    void what_the_services_say_is_kept_for_ever_and_balances_are_compacted() {
        assertThat(settings("ledger.entries.v1", "retention.ms")).isEqualTo("-1");
        assertThat(settings("ledger.purchases.v1", "retention.ms")).isEqualTo("-1");
        assertThat(settings("rewards.redemptions.v1", "retention.ms")).isEqualTo("-1");
        assertThat(settings("offers.sent.v1", "retention.ms")).isEqualTo("-1");
        assertThat(settings("ledger.balances.v1", "cleanup.policy")).isEqualTo("compact");
    }

    private static String settings(String topic, String name) {
        return Topics.ALL.stream()
                .filter(one -> one.name().equals(topic))
                .findFirst()
                .orElseThrow()
                .settings()
                .get(name);
    }
}

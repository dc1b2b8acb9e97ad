package io.pointbook.ledger.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.contract.Topics;
import io.pointbook.ledger.account.Scenes;
import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.coupon.CouponScenes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class LedgerMessagesTest {
    private static final Instant NOW = Instant.parse("2026-03-08T12:00:00Z");

    private final Story anna = Story.begins();

    @Test
    void a_receipt_becomes_one_message_on_each_topic_keyed_by_member_with_one_id() {
        anna.opened(NOW);
        var sale = anna.receipt(Scenes.SALE, NOW);

        var messages = SentMessages.of(sale, 1);

        assertThat(messages)
                .extracting(message -> message.topic())
                .containsExactly(Topics.LEDGER_ENTRIES, Topics.LEDGER_BALANCES, Topics.LEDGER_PURCHASES);
        assertThat(messages).allSatisfy(message -> {
            assertThat(new String(message.key(), StandardCharsets.UTF_8)).isEqualTo(Story.ANNA);
            assertThat(SentMessages.json(message).get("sequence").asLong()).isEqualTo(1);
            assertThat(SentMessages.headers(message))
                    .containsAllEntriesOf(Map.of(
                            "ce_id", "S1/W1/2026-03-02/7",
                            "ce_source", "/ledger",
                            "ce_specversion", "1.0",
                            "ce_time", "2026-03-08T12:00:00Z",
                            "content-type", "application/json"));
        });
        assertThat(messages)
                .extracting(message -> SentMessages.headers(message).get("ce_type"))
                .containsExactly(
                        "io.pointbook.ledger.entry.v1",
                        "io.pointbook.ledger.balance.v1",
                        "io.pointbook.ledger.purchase.v1");
    }

    @Test
    void what_moved_no_points_is_told_but_changes_no_balance() {
        var opened = anna.opened(NOW);

        assertThat(SentMessages.of(opened, 0))
                .extracting(message -> message.topic())
                .containsExactly(Topics.LEDGER_ENTRIES);
    }

    @Test
    void a_balance_message_has_all_wallets_because_it_replaces_the_one_before() {
        anna.opened(NOW);
        anna.adjust("a-1", "stars", 3, NOW);
        var sale = anna.receipt(Scenes.SALE, NOW);

        assertThat(SentMessages.on(Topics.LEDGER_BALANCES, sale).get("wallets").toString())
                .isEqualTo("{\"points\":{\"active\":7,\"pending\":0,\"held\":0,\"debt\":0},"
                        + "\"stars\":{\"active\":3,\"pending\":0,\"held\":0,\"debt\":0}}");
    }

    @Test
    void a_receipt_that_earned_nothing_is_a_purchase() {
        anna.opened(NOW);
        var gum = anna.receipt(
                Scenes.PAID_WITH_POINTS.replace("'net':340", "'net':40").replace("'amount':300", "'amount':0"), NOW);
        var small = anna.receipt("""
                {'storeId':'S9','workstationId':'W1','businessDay':'2026-03-06','sequenceNumber':1,'type':'SALE',
                 'endedAt':'2026-03-06T09:15:00+01:00','currency':'EUR','card':{'number':'2981000012345678'},
                 'lines':[{'lineNumber':1,'kind':'SALE','itemId':'gum','quantity':'1','net':99}]}""", NOW);

        assertThat(gum.booking().entries()).hasSize(1);
        assertThat(small.booking().entries()).isEmpty();
        assertThat(SentMessages.on(Topics.LEDGER_PURCHASES, small)
                        .at("/lines/0/item")
                        .asText())
                .isEqualTo("gum");
    }

    @Test
    void a_receipt_that_belongs_to_nobody_is_not_published() {
        var kept = new GenericDomainEventMessage<>("receipt", "receipt:x", 0, Scenes.kept());

        assertThat(SentMessages.LEDGER.apply(kept)).isEmpty();
    }

    @Test
    void a_coupon_is_keyed_by_its_member_and_nobodys_by_its_code() {
        var annas = SentMessages.of(CouponScenes.all().get("issued"));
        var bearers = SentMessages.of(CouponScenes.all().get("redeemed-by-receipt"));

        assertThat(annas.topic()).isEqualTo(Topics.LEDGER_COUPONS);
        assertThat(new String(annas.key(), StandardCharsets.UTF_8)).isEqualTo("m-anna");
        assertThat(new String(bearers.key(), StandardCharsets.UTF_8)).isEqualTo("SPRING");
        assertThat(SentMessages.headers(bearers))
                .containsEntry("ce_id", "coupon:c-1#1")
                .containsEntry("ce_type", "io.pointbook.ledger.coupon.v1");
    }

    @Test
    void the_legs_of_each_entry_sum_to_zero_and_make_its_points() {
        Scenes.all().values().forEach(scene -> SentMessages.on(Topics.LEDGER_ENTRIES, scene.event())
                .get("entries")
                .forEach(entry -> {
                    assertThat(sum(entry, "")).isZero();
                    assertThat(sum(entry, "MEMBER_ACTIVE") + sum(entry, "MEMBER_DEBT"))
                            .isEqualTo(entry.get("points").asLong());
                }));
    }

    @Test
    void no_message_has_a_card_number_its_hash_or_its_last_four() {
        Scenes.all().values().forEach(scene -> SentMessages.of(scene)
                .forEach(message -> assertThat(new String(message.value(), StandardCharsets.UTF_8))
                        .doesNotContain("5678\"", "hash", "b126c6", "card")));
    }

    private static long sum(JsonNode entry, String account) {
        long sum = 0;
        for (JsonNode leg : entry.get("legs")) {
            sum += leg.get("account").asText().startsWith(account)
                    ? leg.get("points").asLong()
                    : 0;
        }
        return sum;
    }
}

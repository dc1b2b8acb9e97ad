package io.pointbook.notification.campaign;

import static io.pointbook.notification.contact.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.campaign.CampaignAnswer.Count;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignOffersTest {
    private static final String FAVOURITE = "{'campaignId':'favourite','trigger':{'kind':'ONCE','at':"
            + "'2026-03-02T11:00:00Z'},'arms':[{'name':'A','weight':1,'texts':[{'channel':'SMS','language':'en','text':"
            + "'{item}: 20 % off with {coupon} until {couponUntil}'}]}],'offer':{'coupon':{'favourite':true,'validDays':7,"
            + "'benefit':{'kind':'DISCOUNT_PERCENT','basisPoints':2000}}}}";

    private final Desk desk = new Desk();

    @BeforeEach
    void members() {
        desk.members.put("m-1", "en", Set.of(SMS), Map.of("item", "Tea"));
        desk.members.put("m-2", "pl", Set.of(SMS), Map.of("item", "Bread"));
    }

    @Test
    void a_member_reads_the_code_of_a_coupon_for_what_he_likes() throws Exception {
        desk.start(FAVOURITE);
        desk.settle();

        assertThat(desk.phones.texts())
                .containsExactly(
                        "Tea: 20 % off with CODE-m-1 until Mar 9, 2026",
                        "Bread: 20 % off with CODE-m-2 until 9 mar 2026");
        assertThat(desk.ledger.benefits)
                .extracting(CampaignTerms.Benefit::itemId)
                .containsExactly("item-of-m-1", "item-of-m-2");
    }

    @Test
    void while_the_ledger_is_away_the_words_wait_and_come_once() throws Exception {
        desk.ledger.away = true;
        desk.start(FAVOURITE);
        desk.settle();
        assertThat(desk.phones.handed).isEmpty();
        int asked = desk.ledger.asked;

        desk.ledger.away = false;
        desk.clock.pass(Duration.ofMinutes(1));
        desk.settle();
        desk.settle();

        assertThat(asked).isPositive();
        assertThat(desk.phones.handed).hasSize(2);
        assertThat(desk.ledger.issued).hasSize(2);
    }

    @Test
    void who_dies_after_the_ledgers_answer_asks_for_the_same_coupon_again() throws Exception {
        desk.start(FAVOURITE);
        while (desk.runs.batch() > 0) {
            continue;
        }
        var waiting = desk.transactor.readOnly(
                transaction -> Participations.due(transaction.connection(), desk.clock.instant(), 10));
        waiting.forEach(one -> desk.ledger.issue(
                one.ask().couponId(),
                one.key().memberId(),
                one.ask().benefit(),
                one.ask().until(),
                "campaign:x"));

        desk.settle();

        assertThat(desk.ledger.issued).hasSize(2);
        assertThat(desk.phones.handed).hasSize(2);
    }

    @Test
    void a_coupon_that_the_ledger_refuses_is_a_reason() throws Exception {
        desk.ledger.refuses = true;
        desk.start(FAVOURITE);
        desk.settle();

        assertThat(desk.phones.handed).isEmpty();
        assertThat(desk.counts("favourite")).containsExactly(new Count("SKIPPED", "A", "OFFER_REFUSED", null, 2, 0));
    }

    @Test
    void a_campaign_that_is_stopped_meanwhile_asks_for_nothing() throws Exception {
        desk.start(FAVOURITE);
        desk.runs.batch();
        desk.runs.batch();
        desk.campaigns.stop("favourite", "anna");
        desk.settle();

        assertThat(desk.ledger.asked).isZero();
        assertThat(desk.phones.handed).isEmpty();
    }
}

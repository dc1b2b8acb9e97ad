package io.pointbook.notification.campaign;

import static io.pointbook.notification.contact.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pointbook.notification.campaign.CampaignAnswer.Missing;
import io.pointbook.runtime.http.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignLifeTest {
    private static final String AT_NOON = "'trigger':{'kind':'ONCE','at':'2026-03-02T11:00:00Z'}";
    private static final String ARM_A =
            "'arms':[{'name':'A','weight':1,'texts':[{'channel':'SMS','language':'en','text':'{item}!'}]}]";
    private static final String PLAIN = "{'campaignId':'plain'," + AT_NOON + "," + ARM_A + "}";

    private final Desk desk = new Desk();

    @Test
    void the_same_campaign_again_changes_nothing_and_another_one_is_refused() throws Exception {
        desk.campaigns.create(Drafts.body(PLAIN), "anna");
        var again = desk.campaigns.create(Drafts.body(PLAIN), "ben");

        assertThat(again.author()).isEqualTo("anna");
        assertThat(again.version()).isEqualTo(1);
        assertRefused(
                "different_request",
                () -> desk.campaigns.create(Drafts.body(PLAIN.replace("{item}!", "{item}?")), "anna"));
    }

    @Test
    void a_rewritten_campaign_is_a_draft_again_and_keeps_its_earlier_wording() throws Exception {
        desk.members.put("m-1", "en", Set.of(SMS), Map.of("item", "Tea"));
        desk.start(PLAIN.replace("11:00:00Z", "12:00:00Z"));
        assertRefused("campaign_state", () -> desk.campaigns.rewrite("plain", Drafts.body(PLAIN), "ben"));
        desk.campaigns.pause("plain", "anna");

        var rewritten = desk.campaigns.rewrite("plain", Drafts.body(PLAIN.replace("{item}!", "{item}?")), "ben");

        assertThat(rewritten.state()).isEqualTo(CampaignState.DRAFT);
        assertThat(rewritten.version()).isEqualTo(2);
        assertThat(rewritten.steps())
                .extracting(CampaignAnswer.Step::state, CampaignAnswer.Step::actor)
                .startsWith(
                        tuple(CampaignState.DRAFT, "ben"),
                        tuple(CampaignState.PAUSED, "anna"),
                        tuple(CampaignState.ACTIVE, "anna"));
        assertThat(desk.campaigns
                        .find("plain", 1)
                        .terms()
                        .arms()
                        .getFirst()
                        .texts()
                        .getFirst()
                        .text())
                .isEqualTo("{item}!");
    }

    @Test
    void a_large_campaign_needs_a_second_person() throws Exception {
        for (int member = 0; member < Desk.APPROVAL_ABOVE; member++) {
            desk.members.put("m-" + member, "en", Set.of(SMS), Map.of("item", "Tea"));
        }
        desk.start(PLAIN.replace("'plain'", "'just-small-enough'"));
        assertThat(desk.campaigns.find("just-small-enough", null).state()).isEqualTo(CampaignState.ACTIVE);

        desk.members.put("m-one-more", "en", Set.of(SMS), Map.of("item", "Tea"));
        desk.campaigns.create(Drafts.body(PLAIN), "anna");
        assertThat(desk.campaigns.start("plain", false, "ben").state()).isEqualTo(CampaignState.AWAITING_APPROVAL);
        desk.settle();
        assertThat(desk.phones.handed).noneMatch(message -> message.campaignId().equals("plain"));

        assertRefused("second_person_required", () -> desk.campaigns.approve("plain", "anna"));
        assertRefused("second_person_required", () -> desk.campaigns.approve("plain", "ben"));
        var approved = desk.campaigns.approve("plain", "cleo");

        assertThat(approved.state()).isEqualTo(CampaignState.ACTIVE);
        assertThat(approved.approvedBy()).isEqualTo("cleo");
        assertRefused("campaign_state", () -> desk.campaigns.approve("plain", "cleo"));
    }

    @Test
    void before_the_start_one_sees_what_it_costs_and_who_lacks_what() throws Exception {
        desk.members.put("m-1", "en", Set.of(SMS), Map.of("item", "Tea"));
        desk.members.put("m-2", "en", Set.of(SMS), Map.of());
        desk.members.put("m-3", "en", Set.of(), Map.of("item", "Tea"));
        desk.campaigns.create(Drafts.body(PLAIN), "anna");

        var cost = desk.campaigns.cost("plain");

        assertThat(cost.missing()).containsExactly(new Missing("item", 1, List.of("m-2")));
        assertThat(cost.notAllowed()).isEqualTo(1);
        // "Tea!" is 4 letters at a cent each
        assertThat(List.of(cost.sms(), cost.smsParts(), cost.money())).containsExactly(1L, 4L, 4L);
        assertThat(cost.estimate()).isFalse();
        assertRefused("values_missing", () -> desk.campaigns.start("plain", false, "anna"));
    }

    @Test
    void a_preview_shows_a_real_member_his_text_and_sends_nothing() throws Exception {
        desk.members.put("m-1", "en", Set.of(SMS), Map.of("item", "Tea"));
        desk.campaigns.create(Drafts.body(PLAIN), "anna");

        var preview = desk.campaigns.preview("plain", "m-1", null);

        assertThat(preview.messages()).extracting(CampaignAnswer.Message::text).containsExactly("Tea!");
        assertThat(desk.phones.handed).isEmpty();
        assertRefused("unknown_member", () -> desk.campaigns.preview("plain", "nobody", null));
        assertRefused("unknown_campaign", () -> desk.campaigns.preview("other", "m-1", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'campaignId':'x'," + AT_NOON + "}",
                "{'campaignId':'x'," + ARM_A + "}",
                "{'campaignId':'x','trigger':{'kind':'ONCE'}," + ARM_A + "}",
                "{'campaignId':'x','trigger':{'kind':'OCCASION'}," + ARM_A + "}",
                "{'campaignId':'x','trigger':{'kind':'SCHEDULE','time':'25:00','zone':'UTC'}," + ARM_A + "}",
                "{'campaignId':'x','trigger':{'kind':'SCHEDULE','time':'10:00','zone':'Mars/Base'}," + ARM_A + "}",
                "{'campaignId':'x'," + AT_NOON + "," + ARM_A + ",'channels':['EMAIL']}",
                "{'campaignId':'x'," + AT_NOON + "," + ARM_A + ",'holdoutPercent':91}",
                "{'campaignId':'x'," + AT_NOON + "," + ARM_A + ",'url':'javascript:alert(1)'}",
                "{'campaignId':'x'," + AT_NOON + "," + ARM_A + ",'budget':{}}",
                "{'campaignId':'x'," + AT_NOON + "," + ARM_A + ",'offer':{'coupon':{'validDays':3,'benefit':{'kind':"
                        + "'GOLD'}}}}",
                "{'campaignId':'x'," + AT_NOON + ",'arms':[{'name':'A','weight':1,'texts':[{'channel':'SMS','language':"
                        + "'en','text':'{#if item}'}]}]}",
                "{'campaignId':'x'," + AT_NOON + ",'arms':[{'name':'holdout','weight':1,'texts':[{'channel':'SMS',"
                        + "'language':'en','text':'hi'}]}]}"
            })
    void what_makes_no_sense_is_refused(String body) {
        assertRefused("invalid_request", () -> desk.campaigns.create(Drafts.body(body), "anna"));
    }

    @Test
    void who_names_a_lower_price_names_the_lowest_of_the_last_thirty_days() {
        var was = PLAIN.replace("}]}]}", "}]}],'offer':{'prices':{'was':1299,'now':999,'currency':'EUR'%s}}}");

        assertRefused("prior_price_required", () -> desk.campaigns.create(Drafts.body(was.formatted("")), "anna"));
        assertRefused(
                "invalid_request",
                () -> desk.campaigns.create(Drafts.body(was.formatted(",'priorPrice30d':999")), "anna"));
        assertThat(Drafts.terms(was.formatted(",'priorPrice30d':1199")).offer()).isNotNull();
    }

    private static void assertRefused(String code, ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.problem().code())
                .isEqualTo(code));
    }
}

package io.pointbook.notification.campaign;

import static io.pointbook.notification.contact.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pointbook.notification.sms.Segmentation;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that cost what their letters make them cost. */
class TextCostTest {
    private static final String LONG =
            "Świeży żurek za pół ceny, tylko dziś do końca dnia w sklepie, który Pani lubi: ";
    private static final String CAMPAIGN =
            "{'campaignId':'plain','trigger':{'kind':'ONCE','at':'2026-03-02T11:00:00Z'},"
                    + "'arms':[{'name':'A','weight':1,'texts':[{'channel':'SMS','language':'pl','text':'" + LONG
                    + "{item}!'}]}]%s}";

    private final Desk desk = new Desk();

    @BeforeEach
    void members() {
        desk.members.put("m-1", "pl", Set.of(SMS), Map.of("item", "żurek"));
        desk.phones.partsOf = text -> Segmentation.of(text).parts();
    }

    @Test
    void a_polish_text_costs_two_parts() throws Exception {
        desk.campaigns.create(Drafts.body(CAMPAIGN.formatted("")), "anna");
        assertThat(desk.campaigns.cost("plain").smsParts()).isEqualTo(2);
        assertThat(desk.campaigns.cost("plain").money()).isEqualTo(2);
    }

    @Test
    void written_with_plain_letters_it_costs_one_and_everybody_sees_it_so() throws Exception {
        desk.campaigns.create(Drafts.body(CAMPAIGN.formatted(",'transliterate':true")), "anna");
        var plain = "Swiezy zurek za pol ceny, tylko dzis do konca dnia w sklepie, ktory Pani lubi: zurek!";

        assertThat(desk.campaigns.cost("plain").smsParts()).isOne();
        assertThat(desk.campaigns.preview("plain", "m-1", null).messages())
                .singleElement()
                .extracting(CampaignAnswer.Message::text, CampaignAnswer.Message::parts)
                .containsExactly(plain, 1);
        desk.campaigns.start("plain", false, "anna");
        desk.settle();
        assertThat(desk.phones.texts()).containsExactly(plain);
    }

    @Test
    void a_text_that_cannot_be_sent_for_its_length_is_counted_and_skipped() throws Exception {
        desk.phones.partsOf = _ -> MessageDesk.TOO_LONG;
        desk.campaigns.create(Drafts.body(CAMPAIGN.formatted("")), "anna");

        var cost = desk.campaigns.cost("plain");
        assertThat(cost.tooLong()).isOne();
        assertThat(cost.sms()).isZero();
        assertThat(desk.campaigns.preview("plain", "m-1", null).tooLong()).isTrue();
        desk.campaigns.start("plain", false, "anna");
        desk.settle();
        assertThat(desk.phones.handed).isEmpty();
        assertThat(desk.counts("plain"))
                .extracting(CampaignAnswer.Count::state, CampaignAnswer.Count::reason)
                .containsExactly(tuple("SKIPPED", "TOO_LONG"));
    }
}

package io.pointbook.notification.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.campaign.CampaignTerms.Text;
import io.pointbook.notification.contact.Channel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {
    private static final Map<String, Object> ANNA =
            Map.of("points", 1_234L, "item", "Tea <green>", "occasion", Map.of("daysAhead", 14));

    @Test
    void a_text_names_what_the_member_has_and_likes() {
        assertThat(sms("{points} points, {occasion.daysAhead} days: {item}!"))
                .isEqualTo("1234 points, 14 days: Tea <green>!");
    }

    @Test
    void in_html_a_value_is_words_and_never_markup() {
        var mail = new Text(Channel.EMAIL, "en", "{item}", "{item}", "<b>{item}</b>");

        var words = MessageTemplate.of(mail).with(ANNA);

        assertThat(words.html()).isEqualTo("<b>Tea &lt;green&gt;</b>");
        assertThat(words.subject()).isEqualTo("Tea <green>");
        assertThat(words.text()).isEqualTo("Tea <green>");
    }

    @Test
    void a_variable_without_a_value_is_named() {
        assertThat(MessageTemplate.of(text("{points} and {tier}")).with(ANNA).missing())
                .isEqualTo("tier");
        assertThat(MessageTemplate.of(text("{occasion.reward}")).with(ANNA).missing())
                .isEqualTo("occasion.reward");
    }

    @Test
    void a_text_may_do_without_a_value() {
        assertThat(sms("{tier ?: 'guest'}{#if nextTier??} next {nextTier}{/if}{#if points > 1000} rich{/if}"))
                .isEqualTo("guest rich");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{points.getClass}",
                "{item.length}",
                "{item.toString}",
                "{item.raw}",
                "{occasion.getClass()}",
                "{inject:secret}",
                "{cdi:secret}",
                "{config:secret}",
                "{#for i in 1000000000}{i}{/for}",
                "{#each item}{it}{/each}",
                "{#include other /}",
                "{#eval item /}"
            })
    void a_text_sees_nothing_but_its_variables(String template) {
        var text = text(template);

        if (MessageTemplate.problem(text) == null) {
            assertThat(MessageTemplate.of(text).with(ANNA).missing()).isNotNull();
        }
    }

    @Test
    void a_text_that_cannot_be_read_says_why() {
        assertThat(MessageTemplate.problem(text("{#if points}"))).contains("if");
        assertThat(MessageTemplate.problem(text("{points}"))).isNull();
    }

    private static String sms(String template) {
        return MessageTemplate.of(text(template)).with(ANNA).text();
    }

    private static Text text(String template) {
        return new Text(Channel.SMS, "en", null, template, null);
    }
}

package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Arm;
import io.pointbook.notification.campaign.CampaignTerms.Text;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.sms.Transliteration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what one campaign says to one member; its templates are read once. */
final class Composer {
    private final CampaignTerms terms;
    private final MessageDesk desk;
    private final Tariff tariff;
    private final Map<Text, MessageTemplate> templates = new HashMap<>();

    Composer(CampaignTerms terms, MessageDesk desk, Tariff tariff) {
        this.terms = terms;
        this.desk = desk;
        this.tariff = tariff;
    }

    /**
     * A message as it would be sent.
     *
     * @param parts of a text message; 1 of an e-mail
     * @param cost in thousandths of a minor unit
     */
    record Written(
            Channel channel,
            String language,
            @Nullable String subject,
            String text,
            @Nullable String html,
            int parts,
            long cost) {}

    /**
     * What came of it.
     *
     * @param missing the variable that the member has no value for; then there is no message
     * @param tooLong a text that cannot be sent for its length; then there is no message either
     */
    record Composed(List<Written> messages, @Nullable String missing, boolean tooLong) {
        static Composed without(String variable) {
            return new Composed(List.of(), variable, false);
        }
    }

    /** Makes the values for one channel: each message has its own link. */
    interface Values {
        Map<String, Object> of(Channel channel);
    }

    /** All channels that the member allows, or the first of them. */
    List<Channel> channels(MemberView member) {
        var allowed =
                terms.channels().stream().filter(member.allowed()::contains).toList();
        return terms.everyChannel() || allowed.isEmpty() ? allowed : allowed.subList(0, 1);
    }

    Composed compose(String armName, MemberView member, Values values) {
        var arm = arm(armName);
        var written = new ArrayList<Written>();
        for (var channel : channels(member)) {
            var text = text(arm, channel, member.language());
            var words = templates.computeIfAbsent(text, MessageTemplate::of).with(values.of(channel));
            if (words.missing() != null) {
                return Composed.without(words.missing());
            }
            var said = said(channel, words.text());
            int parts = channel == Channel.SMS ? desk.parts(said) : 1;
            if (parts == MessageDesk.TOO_LONG) {
                return new Composed(List.of(), null, true);
            }
            written.add(new Written(
                    channel, text.language(), words.subject(), said, words.html(), parts, tariff.of(channel, parts)));
        }
        return new Composed(List.copyOf(written), null, false);
    }

    /** As the phone shows it: whoever previews a campaign sees what its members will see. */
    private String said(Channel channel, String text) {
        return channel == Channel.SMS && terms.transliterate() ? Transliteration.toGsm(text) : text;
    }

    private Arm arm(String name) {
        return terms.arms().stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no arm of this name: " + name));
    }

    /** In the member's language, else in the wider one (pt for pt-BR), else in the campaign's own, else the first. */
    private Text text(Arm arm, Channel channel, String language) {
        var wider = Locale.forLanguageTag(language).getLanguage();
        Text found = null;
        for (var wanted : List.of(language, wider, terms.defaultLanguage())) {
            found = found == null ? in(arm, channel, wanted) : found;
        }
        return found == null
                ? Objects.requireNonNull(arm.texts().stream()
                        .filter(text -> text.channel() == channel)
                        .findFirst()
                        .orElse(null))
                : found;
    }

    private static @Nullable Text in(Arm arm, Channel channel, String language) {
        return arm.texts().stream()
                .filter(text -> text.channel() == channel && text.language().equals(language))
                .findFirst()
                .orElse(null);
    }
}

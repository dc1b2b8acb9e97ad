package io.pointbook.notification.campaign;

import static io.pointbook.runtime.http.Requests.given;
import static io.pointbook.runtime.http.Requests.invalid;

import io.pointbook.notification.campaign.CampaignBody.TriggerBody;
import io.pointbook.notification.campaign.CampaignTerms.Arm;
import io.pointbook.notification.campaign.CampaignTerms.Budget;
import io.pointbook.notification.campaign.CampaignTerms.Caps;
import io.pointbook.notification.campaign.CampaignTerms.Text;
import io.pointbook.notification.campaign.CampaignTerms.Trigger;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.runtime.http.Requests;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a campaign makes sense as it was sent; what was left out gets its usual value. */
final class TermsCheck {
    static final int MOST_ARMS = 10;
    static final int MOST_TEXTS = 100;
    static final int MOST_PARAMETERS = 20;
    static final int LONGEST_TEXT = 10_000;
    static final int LONGEST_HTML = 100_000;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_HOLDOUT_PERCENT = 90;
    private static final int MOST_WEIGHT = 1_000;
    private static final int USUAL_VALID_DAYS = 3;
    private static final int MOST_VALID_DAYS = 30;
    private static final int USUAL_RESPONSE_DAYS = 14;
    private static final int MOST_DAYS = 366;
    private static final long MOST_BUDGET = 1_000_000_000_000L;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9.]{0,59}");

    private TermsCheck() {}

    static CampaignTerms of(CampaignBody body, String campaignId) {
        var arms = arms(body.arms());
        var trigger = trigger(given(body.trigger(), "trigger"));
        var audience = body.audience();
        if (audience != null) {
            Requests.id(audience.segmentId(), "audience.segmentId");
        }
        var texts = arms.getFirst().texts();
        return new CampaignTerms(
                Objects.requireNonNullElse(Requests.text(body.name(), "name", LONGEST_NAME), campaignId),
                Objects.requireNonNullElse(body.purpose(), Purpose.MARKETING),
                trigger,
                audience,
                channels(body.channels(), arms),
                Boolean.TRUE.equals(body.everyChannel()),
                within(body.holdoutPercent(), "holdoutPercent", 0, 0, MOST_HOLDOUT_PERCENT),
                arms,
                body.defaultLanguage() == null
                        ? texts.getFirst().language()
                        : language(body.defaultLanguage(), "defaultLanguage"),
                fallbacks(body.fallbacks()),
                OfferCheck.of(body.offer()),
                url(body.url()),
                within(body.validDays(), "validDays", USUAL_VALID_DAYS, 1, MOST_VALID_DAYS),
                Boolean.TRUE.equals(body.mayRepeat()),
                Boolean.TRUE.equals(body.transliterate()),
                budget(body.budget()),
                caps(body.caps()),
                within(body.responseDays(), "responseDays", USUAL_RESPONSE_DAYS, 1, MOST_DAYS));
    }

    private static Trigger trigger(TriggerBody body) {
        var kind = given(body.kind(), "trigger.kind");
        return switch (kind) {
            case OCCASION ->
                new Trigger(
                        kind,
                        given(body.occasion(), "trigger.occasion"),
                        parameters(body.parameters()),
                        null,
                        null,
                        null,
                        null,
                        null);
            case SCHEDULE ->
                new Trigger(
                        kind,
                        null,
                        Map.of(),
                        time(given(body.time(), "trigger.time")),
                        body.day(),
                        zone(given(body.zone(), "trigger.zone")),
                        body.until(),
                        null);
            case ONCE -> new Trigger(kind, null, Map.of(), null, null, null, null, given(body.at(), "trigger.at"));
        };
    }

    private static Map<String, Object> parameters(@Nullable Map<String, Object> parameters) {
        if (parameters == null) {
            return Map.of();
        }
        if (parameters.size() > MOST_PARAMETERS
                || !parameters.values().stream()
                        .allMatch(value ->
                                value instanceof String || value instanceof Integer || value instanceof Long)) {
            throw invalid("'trigger.parameters' are up to " + MOST_PARAMETERS + " words and whole numbers.");
        }
        return Map.copyOf(parameters);
    }

    private static String time(String text) {
        try {
            return LocalTime.parse(text).toString();
        } catch (DateTimeException _) {
            throw invalid("'trigger.time' is a time of the day such as 10:30.");
        }
    }

    private static String zone(String text) {
        try {
            return ZoneId.of(text).getId();
        } catch (DateTimeException _) {
            throw invalid("'trigger.zone' is the name of a time zone such as Europe/Warsaw.");
        }
    }

    private static List<Channel> channels(@Nullable List<Channel> channels, List<Arm> arms) {
        var written =
                arms.getFirst().texts().stream().map(Text::channel).distinct().toList();
        var wanted = channels == null ? written : channels.stream().distinct().toList();
        if (wanted.isEmpty() || wanted.contains(null)) {
            throw invalid("'channels' names SMS, EMAIL or both.");
        }
        for (var arm : arms) {
            for (var channel : wanted) {
                if (arm.texts().stream().noneMatch(text -> text.channel() == channel)) {
                    throw invalid("Arm '" + arm.name() + "' has no text for " + channel + ".");
                }
            }
        }
        return wanted;
    }

    private static List<Arm> arms(@Nullable List<Arm> arms) {
        if (arms == null || arms.isEmpty() || arms.size() > MOST_ARMS) {
            throw invalid("'arms' has 1 to " + MOST_ARMS + " ways to say it.");
        }
        var names = new HashSet<String>();
        for (var arm : arms) {
            if (arm.name() == null
                    || !NAME.matcher(arm.name()).matches()
                    || !names.add(arm.name())
                    || arm.name().equals(Arms.HOLDOUT)) {
                throw invalid("Each arm has a name of its own: 1 to 40 letters, digits, _ and -; not '" + Arms.HOLDOUT
                        + "'.");
            }
            if (arm.weight() < 1 || arm.weight() > MOST_WEIGHT) {
                throw invalid("'arms.weight' is a whole number from 1 to " + MOST_WEIGHT + ".");
            }
            texts(arm);
        }
        return List.copyOf(arms);
    }

    private static void texts(Arm arm) {
        if (arm.texts() == null || arm.texts().isEmpty() || arm.texts().size() > MOST_TEXTS) {
            throw invalid("Arm '" + arm.name() + "' has 1 to " + MOST_TEXTS + " texts.");
        }
        var seen = new HashSet<String>();
        for (var text : arm.texts()) {
            var where = "Arm '" + arm.name() + "'";
            given(text.channel(), "arms.texts.channel");
            language(text.language(), "arms.texts.language");
            if (!seen.add(text.channel() + text.language())) {
                throw invalid(where + " has two texts for " + text.channel() + " in '" + text.language() + "'.");
            }
            Requests.text(given(text.text(), "arms.texts.text"), "arms.texts.text", LONGEST_TEXT);
            Requests.text(text.html(), "arms.texts.html", LONGEST_HTML);
            Requests.text(text.subject(), "arms.texts.subject", LONGEST_NAME);
            if (text.channel() == Channel.EMAIL == (text.subject() == null)
                    || text.channel() == Channel.SMS && text.html() != null) {
                throw invalid(where + ": an EMAIL has a 'subject', and may have 'html'; an SMS has neither.");
            }
            parse(text, where);
        }
    }

    private static void parse(Text text, String where) {
        var broken = MessageTemplate.problem(text);
        if (broken != null) {
            throw invalid(where + ", " + text.channel() + " in '" + text.language() + "' cannot be read: " + broken);
        }
    }

    private static String language(@Nullable String language, String name) {
        if (language == null || !LANGUAGE.matcher(language).matches()) {
            throw invalid("'" + name + "' is a language such as en, pl or ru.");
        }
        return language;
    }

    private static Map<String, String> fallbacks(@Nullable Map<String, String> fallbacks) {
        if (fallbacks == null) {
            return Map.of();
        }
        if (fallbacks.size() > MOST_PARAMETERS
                || fallbacks.entrySet().stream()
                        .anyMatch(entry -> !VARIABLE.matcher(entry.getKey()).matches()
                                || entry.getValue() == null
                                || entry.getValue().length() > LONGEST_NAME)) {
            throw invalid("'fallbacks' has up to " + MOST_PARAMETERS + " words by the names of variables.");
        }
        return Map.copyOf(fallbacks);
    }

    private static @Nullable String url(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            var address = new URI(url);
            if (url.length() <= LONGEST_URL
                    && address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException _) {
            throw invalid("'url' is not an address.");
        }
        throw invalid(
                "'url' is an address that begins with https:// or http://, of up to " + LONGEST_URL + " characters.");
    }

    private static @Nullable Budget budget(@Nullable Budget budget) {
        if (budget == null) {
            return null;
        }
        if (budget.messages() == null && budget.money() == null) {
            throw invalid("'budget' has 'messages', 'money' or both.");
        }
        if (budget.messages() != null) {
            Requests.within(budget.messages(), "budget.messages", 1, MOST_BUDGET);
        }
        if (budget.money() != null) {
            Requests.within(budget.money(), "budget.money", 1, MOST_BUDGET);
        }
        return budget;
    }

    private static @Nullable Caps caps(CampaignBody.@Nullable CapsBody caps) {
        return caps == null
                ? null
                : new Caps(
                        within(given(caps.messages(), "caps.messages"), "caps.messages", 1, 1, MOST_DAYS),
                        within(given(caps.days(), "caps.days"), "caps.days", 1, 1, MOST_DAYS));
    }

    static int within(@Nullable Integer value, String name, int usual, int least, int most) {
        return value == null ? usual : Math.toIntExact(Requests.within(value.longValue(), name, least, most));
    }
}

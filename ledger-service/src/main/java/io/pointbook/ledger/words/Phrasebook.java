package io.pointbook.ledger.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The messages of one language. {@code {name}} stands for a value; {@code {name?point|points}} for the form of a word that
 * goes with its number.
 */
public final class Phrasebook {
    static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?:\\?([^{}]*))?}");

    private static final int FRACTION_DIGITS = 6;
    private static final Map<Language, Map<String, String>> BUNDLES = load();

    private final Language language;
    private final ZoneId zone;
    private final Map<String, String> messages;

    /** @param zone in which times are written; UTC is named where it is used */
    public Phrasebook(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.messages = messages(language);
    }

    public Language language() {
        return language;
    }

    public ZoneId zone() {
        return zone;
    }

    static Map<String, String> messages(Language language) {
        return Objects.requireNonNull(BUNDLES.get(language));
    }

    /** A message without values. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /** @param values by their names in the message: whole numbers, decimals, texts, {@link Units}, {@link Money}, times */
    public String say(String key, Map<String, ?> values) {
        return PLACE.matcher(message(key))
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(written(key, place, values)));
    }

    /** The message of a group for a code that a later program may have added; else the group's message for all others. */
    public String of(String group, String code) {
        var key = group + "." + code;
        return messages.containsKey(key) ? say(key) : say(group + ".other", Map.of("code", code));
    }

    /** Whether there is such a message: codes that are stored may be newer than this program. */
    public boolean knows(String key) {
        return messages.containsKey(key);
    }

    /** What a part of an explanation is called. */
    public String label(String key) {
        return say("label." + key);
    }

    private String message(String key) {
        var message = messages.get(key);
        if (message == null) {
            throw new IllegalStateException("no message " + key + " in " + language.tag());
        }
        return message;
    }

    private String written(String key, MatchResult place, Map<String, ?> values) {
        Object value = values.get(place.group(1));
        if (value == null) {
            throw new IllegalStateException("message " + key + " wants " + place.group(1));
        }
        return place.group(2) == null
                ? written(value)
                : place.group(2).split("\\|", -1)[language.form(number(key, value))];
    }

    private String written(Object value) {
        return switch (value) {
            case String text -> text;
            case Integer number ->
                NumberFormat.getIntegerInstance(language.locale()).format(number);
            case Long number ->
                NumberFormat.getIntegerInstance(language.locale()).format(number);
            case BigDecimal number -> decimal(number);
            case Money money -> money.text(language.locale());
            case Units units -> units(units);
            case Instant time -> time(time);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }

    private static long number(String key, Object value) {
        return switch (value) {
            case Integer number -> number;
            case Long number -> number;
            case Units units -> units.count();
            default -> throw new IllegalStateException("message " + key + " counts what is no number");
        };
    }

    private String units(Units units) {
        var key = "unit." + units.wallet();
        return messages.containsKey(key)
                ? say(key, Map.of("count", units.count()))
                : say("unit.other", Map.of("count", units.count(), "wallet", units.wallet()));
    }

    private String decimal(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(FRACTION_DIGITS);
        return format.format(number);
    }

    private String time(Instant time) {
        var text = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .format(time.atZone(zone));
        return zone.getRules().equals(ZoneOffset.UTC.getRules()) ? text + " UTC" : text;
    }

    private static Map<Language, Map<String, String>> load() {
        var bundles = new EnumMap<Language, Map<String, String>>(Language.class);
        Arrays.stream(Language.values()).forEach(language -> bundles.put(language, read(language)));
        return bundles;
    }

    private static Map<String, String> read(Language language) {
        var properties = new Properties();
        var name = "messages_" + language.tag() + ".properties";
        try (var stream = Objects.requireNonNull(Phrasebook.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Set<String> keys = properties.stringPropertyNames();
        return keys.stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }
}

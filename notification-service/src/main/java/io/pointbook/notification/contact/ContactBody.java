package io.pointbook.notification.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.pointbook.runtime.http.Requests;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A contact as callers write it.
 *
 * @param phone in any form that is understood in the installation's region, or with + and the country
 * @param attributes texts, whole numbers and truths by name; {@code birthday} is a text such as {@code --05-01}
 */
record ContactBody(
        @Nullable String phone,
        @Nullable String email,
        @Nullable String language,
        @Nullable String zone,
        @Nullable Integer birthYear,
        @Nullable Map<String, Object> attributes) {
    /** The attribute that holds a month and a day without a year. */
    static final String BIRTHDAY = "birthday";

    private static final int LONGEST_EMAIL = 254; // RFC 5321, 4.5.3.1
    private static final int MOST_ATTRIBUTES = 100;
    private static final int LONGEST_TEXT = 200;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,39}");

    static ContactBody of(Contact contact) {
        return new ContactBody(
                contact.phone(),
                contact.email(),
                contact.language(),
                contact.zone().getId(),
                contact.birthYear(),
                contact.attributes());
    }

    /** @param region ISO 3166 of the installation, for numbers without a country */
    Contact checked(String memberId, String region, ZoneId usualZone) {
        if (birthYear != null && (birthYear < FIRST_YEAR || birthYear > LAST_YEAR)) {
            throw Requests.invalid("'birthYear' is a year from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return new Contact(
                memberId,
                phone == null ? null : phone(phone, region),
                email == null ? null : email(email),
                language == null ? "en" : language(language),
                zone == null ? usualZone : zone(zone),
                birthYear,
                attributes == null ? Map.of() : attributes(attributes));
    }

    /** In international form (E.164). */
    static String phone(String phone, String region) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(phone, region);
            if (numbers.isValidNumber(number)) {
                return numbers.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException _) {
            // said below, as for a number that nobody can have
        }
        throw Requests.invalid(
                "'phone' is a phone number, with + and the country or as it is dialled in " + region + ".");
    }

    /** Domains do not tell capitals apart; what stands before the @ may, and stays. */
    static String email(String email) {
        var trimmed = email.strip();
        if (trimmed.length() > LONGEST_EMAIL || !EMAIL.matcher(trimmed).matches()) {
            throw Requests.invalid("'email' is an address such as name@example.org.");
        }
        int at = trimmed.lastIndexOf('@');
        return trimmed.substring(0, at) + trimmed.substring(at).toLowerCase(Locale.ROOT);
    }

    private static String language(String language) {
        try {
            return new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
        } catch (IllformedLocaleException _) {
            throw Requests.invalid("'language' is a tag such as pl or en-GB.");
        }
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            throw Requests.invalid("'zone' is a time zone such as Europe/Warsaw.");
        }
    }

    private static Map<String, Object> attributes(Map<String, Object> attributes) {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw Requests.invalid("There are at most " + MOST_ATTRIBUTES + " attributes.");
        }
        var checked = new HashMap<String, Object>();
        attributes.forEach((name, value) -> checked.put(name(name), value(name, value)));
        if (checked.containsKey(BIRTHDAY)) {
            try {
                var _ = MonthDay.parse(String.valueOf(checked.get(BIRTHDAY)));
            } catch (DateTimeException _) {
                throw Requests.invalid("'birthday' is a month and a day without a year, such as --05-01.");
            }
        }
        return checked;
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Requests.invalid(
                    "Names of attributes begin with a small letter and have 1 to 40 letters, digits and _.");
        }
        return name;
    }

    private static Object value(String name, @Nullable Object value) {
        return switch (value) {
            case String text when text.length() <= LONGEST_TEXT -> text;
            case Integer number -> number.longValue();
            case Long number -> number;
            case Boolean truth -> truth;
            case null, default ->
                throw Requests.invalid("Attribute '" + name + "' is a text of at most " + LONGEST_TEXT
                        + " characters, a whole number, true or false.");
        };
    }
}

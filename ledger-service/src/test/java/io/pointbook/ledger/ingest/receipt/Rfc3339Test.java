package io.pointbook.ledger.ingest.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.format.DateFormat;
import com.networknt.schema.format.DateTimeFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class Rfc3339Test {
    // The grammar of RFC 3339, with its leave to write a space for the T; the validator lets more through.
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME =
            Pattern.compile(DATE + "[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private static boolean judgedDate(String text) {
        return DATE.matcher(text).matches() && new DateFormat().matches(null, text);
    }

    private static boolean judgedTime(String text) {
        return TIME.matcher(text).matches() && new DateTimeFormat().matches(null, text);
    }

    @Test
    void all_edges_are_judged_as_the_schemas_validator_does() {
        ReceiptMutations.times().forEach(text -> {
            assertThat(Rfc3339.date(text) != null).as(text).isEqualTo(judgedDate(text));
            assertThat(Rfc3339.time(text) != null).as(text).isEqualTo(judgedTime(text));
        });
    }

    @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
    void any_text_is_judged_as_the_schemas_validator_does(@ForAll long seed) {
        var random = new Random(seed);
        String text = changed(
                random,
                "%04d-%02d-%02d%s%02d:%02d:%02d%s%s"
                        .formatted(
                                random.nextInt(10_000),
                                random.nextInt(14),
                                random.nextInt(33),
                                random.nextBoolean() ? "T" : " ",
                                random.nextInt(25),
                                random.nextInt(61),
                                random.nextInt(61),
                                random.nextBoolean() ? "" : ".120",
                                random.nextBoolean()
                                        ? "Z"
                                        : "%s%02d:%02d"
                                                .formatted(
                                                        random.nextBoolean() ? "+" : "-",
                                                        random.nextInt(20),
                                                        random.nextInt(61))));

        assertThat(Rfc3339.time(text) != null).as(text).isEqualTo(judgedTime(text));
        String date = text.substring(0, Math.min(text.length(), 10));
        assertThat(Rfc3339.date(date) != null).as(date).isEqualTo(judgedDate(date));
    }

    private static String changed(Random random, String text) {
        if (random.nextInt(3) != 0) {
            return text;
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at) + "0:-.+Zx".charAt(random.nextInt(7)) + text.substring(at + random.nextInt(2));
    }

    @Test
    void leap_seconds_are_judged_as_the_schemas_validator_does() {
        for (int year = 1960; year < 2040; year++) {
            for (var day : new String[] {"-03-31", "-06-30", "-12-31"}) {
                for (var rest : new String[] {"T23:59:60Z", "T22:59:60-01:00", "T23:29:60-00:30", "T23:58:60Z"}) {
                    String text = year + day + rest;
                    assertThat(Rfc3339.time(text) != null).as(text).isEqualTo(judgedTime(text));
                }
            }
        }
    }

    @Test
    void a_time_is_read_to_the_nanosecond_with_its_offset() {
        assertThat(Rfc3339.time("2024-02-29T18:30:05.123456789+05:30"))
                .isEqualTo(new Rfc3339.Time(
                        Instant.parse("2024-02-29T13:00:05.123456789Z"), ZoneOffset.ofHoursMinutes(5, 30)));
        assertThat(Rfc3339.time("0000-01-01t00:00:00.5-00:15"))
                .isEqualTo(
                        new Rfc3339.Time(Instant.parse("0000-01-01T00:15:00.5Z"), ZoneOffset.ofHoursMinutes(0, -15)));
    }

    @Test
    void a_leap_second_is_the_first_of_the_next_minute() {
        assertThat(Rfc3339.time("2016-12-31T23:59:60.5Z"))
                .isEqualTo(new Rfc3339.Time(Instant.parse("2017-01-01T00:00:00.5Z"), ZoneOffset.UTC));
    }
}

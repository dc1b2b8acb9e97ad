package io.pointbook.notification.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Quiet hours as they are written down: countries with dates, sources and hours. An installation may bring its own file. */
public final class QuietHoursFile {
    private static final String SHIPPED = "/quiet/quiet-hours.json";
    private static final String END_OF_DAY = "24:00";

    private QuietHoursFile() {}

    private record Written(List<Country> countries) {}

    private record Country(
            String country,
            String from,
            List<Hours> windows,
            @Nullable Holidays holidays) {}

    private record Hours(String days, String from, String to) {}

    private record Holidays(List<String> fixed, List<Integer> afterEaster) {}

    /** The file, or what is shipped. A file that cannot be read stops the start, with its name. */
    public static QuietHours read(Optional<String> file) {
        try (InputStream input = file.isPresent()
                ? Files.newInputStream(Path.of(file.get()))
                : QuietHoursFile.class.getResourceAsStream(SHIPPED)) {
            var written = new ObjectMapper()
                    .addMixIn(Written.class, Lenient.class)
                    .addMixIn(Country.class, Lenient.class)
                    .readValue(input, Written.class);
            return new QuietHours(
                    written.countries().stream().map(QuietHoursFile::row).toList());
        } catch (IOException | RuntimeException unreadable) {
            throw new UncheckedIOException(
                    "quiet hours cannot be read from " + file.orElse("the shipped file"), new IOException(unreadable));
        }
    }

    /** What stands beside (comment, source) is for people. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface Lenient {}

    private static CountryHours row(Country country) {
        var holidays = country.holidays() == null ? new Holidays(List.of(), List.of()) : country.holidays();
        return new CountryHours(
                country.country(),
                LocalDate.parse(country.from()),
                country.windows().stream().map(QuietHoursFile::window).toList(),
                holidays.fixed().stream().map(day -> MonthDay.parse("--" + day)).collect(Collectors.toSet()),
                Set.copyOf(holidays.afterEaster()));
    }

    private static CountryHours.Window window(Hours hours) {
        var days = hours.days().split("-", -1);
        return new CountryHours.Window(
                day(days[0]),
                day(days[1]),
                LocalTime.parse(hours.from()),
                hours.to().equals(END_OF_DAY) ? LocalTime.MAX : LocalTime.parse(hours.to()));
    }

    private static DayOfWeek day(String name) {
        for (var day : DayOfWeek.values()) {
            if (day.name().startsWith(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException("no day of the week begins with " + name);
    }
}

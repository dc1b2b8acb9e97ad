package io.pointbook.notification.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pointbook.notification.CompleteJourney;
import io.pointbook.notification.profile.CouponProjection;
import io.pointbook.notification.profile.Generations;
import io.pointbook.notification.profile.HabitSettings;
import io.pointbook.notification.profile.Heard;
import io.pointbook.notification.profile.Projection;
import io.pointbook.notification.profile.PurchaseProjection;
import io.pointbook.notification.profile.SchemaDatabase;
import io.pointbook.notification.segment.ContactFacts.Told;
import io.pointbook.runtime.transaction.Transactor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A grocer's real year becomes members, purchases and coupons; each count is made a second time from the file's lines. */
class CompleteJourneyTest {
    private static final int TAKEN_AT_ONCE = 500;

    @Test
    void segments_over_the_real_households_count_what_the_file_counts() throws Exception {
        assumeTrue(CompleteJourney.isThere(), "../shared/data/complete-journey is absent");
        try (var crowd = new Crowd()) {
            load(crowd);

            assertThat(count(crowd, "true")).isEqualTo(2_377);
            assertThat(count(crowd, "'income' in attributes")).isEqualTo(households(_ -> true));
            // columns: household_id,age,income,home_ownership,marital_status,household_size,household_comp,kids_count
            assertThat(count(crowd, "attributes['age'] == '45-54' && attributes['income'] == '50-74K'"))
                    .isEqualTo(households(row -> row[1].equals("45-54") && row[2].equals("50-74K")))
                    .isPositive();
            assertThat(count(crowd, "attributes['kids_count'] in ['1', '2', '3+']"))
                    .isEqualTo(households(row -> Set.of("1", "2", "3+").contains(row[7])))
                    .isPositive();
            assertThat(count(
                            crowd,
                            "attributes['home_ownership'] == 'Homeowner' && attributes['marital_status'] == 'Married'"))
                    .isEqualTo(households(row -> row[3].equals("Homeowner") && row[4].equals("Married")))
                    .isPositive();
            assertThat(count(crowd, "spend > 10000"))
                    .isEqualTo(spentMoreThan("100.00"))
                    .isPositive();
            assertThat(count(crowd, "purchases >= 30"))
                    .isEqualTo(boughtAtLeast(30))
                    .isPositive();
        }
    }

    @Test
    void campaigns_and_coupons_load_whole() throws Exception {
        assumeTrue(CompleteJourney.isThere(), "../shared/data/complete-journey is absent");

        assertThat(CompleteJourney.campaigns()).hasSize(27);
        assertThat(CompleteJourney.campaigns().stream()
                        .mapToInt(one -> one.members().size())
                        .sum())
                .isEqualTo(6_589);
        assertThat(CompleteJourney.uses()).hasSize(2_102);
    }

    private static void load(Crowd crowd) throws Exception {
        Transactor live;
        try (Connection connection = crowd.database.getConnection()) {
            live = new Transactor(new SchemaDatabase(
                    crowd.database, Generations.live(connection).orElseThrow()));
        }
        take(
                live,
                new PurchaseProjection(new HabitSettings(ZoneOffset.UTC, Duration.ofDays(90)), Duration.ofDays(60)),
                CompleteJourney.purchases());
        take(live, new CouponProjection(), CompleteJourney.coupons());
        CompleteJourney.demographics()
                .forEach((member, attributes) ->
                        crowd.told.put(member, new Told("", "", null, attributes, Map.of(), true)));
        try (Connection connection = crowd.database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from profile.coupon where state = 'USED'")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(2_102);
        }
    }

    private static <T> void take(Transactor live, Projection<T> projection, List<T> messages) throws Exception {
        for (int from = 0; from < messages.size(); from += TAKEN_AT_ONCE) {
            var batch = messages.subList(from, Math.min(messages.size(), from + TAKEN_AT_ONCE)).stream()
                    .map(message -> new Heard<>(message, false))
                    .toList();
            live.run(transaction -> projection.take(transaction, batch));
        }
    }

    private static long count(Crowd crowd, String condition) throws Exception {
        return crowd.runs
                .preview(SegmentCondition.of(condition), false, 0)
                .evaluated()
                .members();
    }

    private static long households(Predicate<String[]> wanted) throws Exception {
        return lines("demographics").stream()
                .map(line -> line.split(",", -1))
                .filter(wanted)
                .count();
    }

    private static long spentMoreThan(String dollars) throws Exception {
        var spent = new HashMap<String, BigDecimal>();
        for (String line : lines("transactions_sample")) {
            var cells = line.split(",", -1);
            spent.merge(cells[0], new BigDecimal(cells[5]), BigDecimal::add);
        }
        return spent.values().stream()
                .filter(sum -> sum.compareTo(new BigDecimal(dollars)) > 0)
                .count();
    }

    private static long boughtAtLeast(int baskets) throws Exception {
        var bought = new HashMap<String, Set<String>>();
        for (String line : lines("transactions_sample")) {
            var cells = line.split(",", -1);
            if (!cells[4].equals("0")) {
                bought.computeIfAbsent(cells[0], _ -> new HashSet<>()).add(cells[2]);
            }
        }
        return bought.values().stream().filter(ids -> ids.size() >= baskets).count();
    }

    private static List<String> lines(String file) throws Exception {
        try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(
                Files.newInputStream(CompleteJourney.folder().resolve(file + ".csv.gz")))))) {
            return in.lines().skip(1).toList();
        }
    }
}

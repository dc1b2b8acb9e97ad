package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published form of a programme and the program that reads it say the same. */
class ProgrammeSchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode TREE = tree();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                    TREE,
                    SchemaValidatorsConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build());

    private static final String GOOD = """
            {"id":"p","name":"P","zone":"Europe/Warsaw","memberKinds":["CUSTOMER"],
             "wallets":[{"id":"points","spendable":true,"pendingFor":"P14D","expiry":{"kind":"AFTER","after":"P1Y"}},{"id":"status","spendable":false},{"id":"stamps","spendable":false}],
             "tender":{"wallet":"points","pointsPerUnit":100},
             "returns":{"policy":"UNLIMITED","unmatchedByValue":false,"reachBack":"P400D","restoredLiveAtLeast":"PT0S"},
             "ladder":{"wallet":"status","period":"CALENDAR_YEAR","softLanding":true,"levels":[{"id":"low","from":0},{"id":"high","from":10}]},
             "cards":[{"id":"card","collects":"stamps","full":3,"wallet":"points","points":5}],
             "rules":[{"id":"r","name":"R","priority":1,"group":"g","meeting":"BEST",
               "when":{"from":"2027-01-01","until":"2027-12-31","hours":[{"days":["MONDAY"],"from":"08:00","until":"10:00"}],"stores":["S1"],"tiers":["high"],"tags":["vip"],"condition":"net > 100","lines":"item != 'x'","draw":{"name":"d","oneIn":3}},
               "effect":{"type":"POINTS_PER_AMOUNT","wallet":"points","points":1,"per":"1.00","rounding":"FLOOR","tax":"EXCLUDED"},
               "limits":[{"per":"DAY","points":5,"over":"CUT"}]},
              {"id":"m","priority":0,"effect":{"type":"MULTIPLIER","wallet":"points","factor":"1.5"}},
              {"id":"c","priority":0,"effect":{"type":"COUPON","coupon":{"benefit":"DISCOUNT_AMOUNT","number":200,"currency":"PLN","item":"tea","category":"hot","validAfter":"P1D","validFor":"P30D"}}},
              {"id":"s","priority":0,"trigger":"SCHEDULE","schedule":{"every":"QUARTER","after":"P3D","counts":"status"},"effect":{"type":"POINTS_PER_UNIT","wallet":"points","points":2}},
              {"id":"d1","priority":0,"effect":{"type":"DISCOUNT","discount":{"kind":"PERCENT","percent":"12.5"}}},
              {"id":"d2","priority":0,"effect":{"type":"DISCOUNT","discount":{"kind":"AMOUNT","amount":"5.00","currency":"EUR"}},"limits":[{"per":"MONTH","points":5000}]},
              {"id":"d3","priority":0,"effect":{"type":"DISCOUNT","discount":{"kind":"PRICE_PER_PIECE","price":"3.99","currency":"EUR"}}},
              {"id":"d4","priority":0,"effect":{"type":"DISCOUNT","discount":{"kind":"NTH_PIECE","percent":"50","every":2,"most":9}}},
              {"id":"d5","priority":0,"effect":{"type":"DISCOUNT","discount":{"kind":"BANDS","currency":"EUR","by":"NET","bands":[{"from":"100.00","percent":"5"}]}}}]}""";

    @Test
    void every_example_fits_the_schema_as_it_is_shipped_and_as_it_is_exported() throws Exception {
        assertThat(Scenario.examples()).isNotEmpty();
        for (var file : Scenario.examples()) {
            var shipped = Files.readAllBytes(file);
            assertThat(SCHEMA.validate(MAPPER.readTree(shipped))).as("%s", file).isEmpty();
            var exported = ProgrammeJson.write(ProgrammeJson.read(shipped));
            assertThat(SCHEMA.validate(MAPPER.readTree(exported)))
                    .as("%s", file)
                    .isEmpty();
        }
    }

    @Test
    void what_uses_every_field_fits_both() throws Exception {
        assertThat(SCHEMA.validate(MAPPER.readTree(GOOD))).isEmpty();
        assertThat(said(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":\"p\"|\"id\":\"P!\"",
                "\"id\":\"p\",|``",
                "\"name\":\"P\"|\"name\":\" \"",
                "\"name\":\"P\"|\"name\":7",
                "\"zone\":\"Europe/Warsaw\",|``",
                "[\"CUSTOMER\"]|[]",
                "[\"CUSTOMER\"]|[\"GUEST\"]",
                "\"spendable\":true|\"spendable\":false",
                "\"spendable\":true|\"spendable\":\"true\"",
                "\"spendable\":true|\"spendable\":1",
                "\"P14D\"|\"14 days\"",
                "\"P14D\"|\"-P14D\"",
                "\"P1Y\"|\"P9999999Y\"",
                ",\"after\":\"P1Y\"|``",
                "\"kind\":\"AFTER\"|\"kind\":\"SOME_DAY\"",
                "\"kind\":\"AFTER\",\"after\":\"P1Y\"|\"kind\":\"ROLLING\"",
                "\"pointsPerUnit\":100|\"pointsPerUnit\":0",
                "\"pointsPerUnit\":100|\"pointsPerUnit\":\"100\"",
                ",\"pointsPerUnit\":100|``",
                "\"P400D\"|\"-P400D\"",
                "\"P400D\"|\"P400000000000D\"",
                "\"UNLIMITED\"|\"SOME\"",
                "\"period\":\"CALENDAR_YEAR\",|``",
                "\"period\":\"CALENDAR_YEAR\"|\"period\":0",
                "[{\"id\":\"low\",\"from\":0},{\"id\":\"high\",\"from\":10}]|[]",
                "{\"id\":\"low\",\"from\":0}|null",
                "\"from\":10|\"from\":-1",
                "\"full\":3|\"full\":0",
                "\"full\":3|\"full\":3.5",
                "\"full\":3,|``",
                "\"from\":\"2027-01-01\"|\"from\":\"1.1.2027\"",
                "\"from\":\"2027-01-01\"|\"from\":\"2027-02-30\"",
                "\"from\":\"08:00\"|\"from\":\"8\"",
                "\"MONDAY\"|\"MON\"",
                "\"MONDAY\"|1",
                "\"per\":\"1.00\"|\"per\":\"0\"",
                "\"per\":\"1.00\"|\"per\":1.00",
                "\"per\":\"1.00\"|\"per\":\"1E+9999999\"",
                "\"per\":\"1.00\",|``",
                "\"points\":1,|\"points\":-1,",
                "\"points\":1,|``",
                "\"points\":1,\"per\"|\"points\":1,\"factor\":\"x\",\"per\"",
                "\"factor\":\"1.5\"|\"factor\":\"1.5\",\"per\":\"x\"",
                "\"factor\":\"1.5\"|\"factor\":\"much\"",
                ",\"factor\":\"1.5\"|``",
                "\"rounding\":\"FLOOR\"|\"rounding\":\"DOWN\"",
                "\"tax\":\"EXCLUDED\"|\"tax\":\"NONE\"",
                "\"factor\":\"1.5\"|\"factor\":\"1.5\",\"tax\":\"EXCLUDED\"",
                "\"per\":\"DAY\",\"points\":5|\"per\":\"DAY\"",
                "\"per\":\"DAY\",\"points\":5|\"points\":5",
                "\"over\":\"CUT\"|\"over\":\"\"",
                "\"group\":\"g\",|``",
                "\"group\":\"g\"|\"gruppe\":\"g\"",
                "\"priority\":1|\"priority\":\"1\"",
                "\"priority\":1,|``",
                ",\"spendable\":false|``",
                "\"softLanding\":true,|``",
                "\"unmatchedByValue\":false,|``",
                "\"type\":\"MULTIPLIER\",|``",
                "\"type\":\"MULTIPLIER\"|\"type\":3",
                "[\"vip\"]|[\"very important\"]",
                "\"trigger\":\"SCHEDULE\",|``",
                "\"trigger\":\"SCHEDULE\"|\"trigger\":\"GOAL\"",
                "\"trigger\":\"SCHEDULE\"|\"trigger\":\"SOMETIMES\"",
                "\"every\":\"QUARTER\",|``",
                "\"every\":\"QUARTER\"|\"every\":\"WEEK\"",
                "\"after\":\"P3D\"|\"after\":\"P61D\"",
                "\"after\":\"P3D\"|\"after\":\"P1M\"",
                ",\"schedule\":{\"every\":\"QUARTER\",\"after\":\"P3D\",\"counts\":\"status\"}|``",
                "\"counts\":\"status\"},|\"counts\":\"status\"},\"when\":{\"lines\":\"item == 'x'\"},",
                "\"counts\":\"status\"},|\"counts\":\"status\"},\"when\":{\"stores\":[\"S1\"]},",
                "\"oneIn\":3|\"oneIn\":1",
                "\"name\":\"d\",|``",
                "\"type\":\"COUPON\",|\"type\":\"COUPON\",\"per\":\"x\",",
                "\"number\":200,|``",
                "\"number\":200|\"number\":0",
                ",\"currency\":\"PLN\"|``",
                "\"currency\":\"PLN\"|\"currency\":\"zloty\"",
                ",\"validFor\":\"P30D\"|``",
                "\"P30D\"|\"P-30D\"",
                "\"P1D\"|\"P99999Y\"",
                "\"benefit\":\"DISCOUNT_AMOUNT\",|``",
                "\"DISCOUNT_AMOUNT\",\"number\":200|\"DISCOUNT_PERCENT\",\"number\":10001",
                "\"DISCOUNT_AMOUNT\",\"number\":200|\"MULTIPLIER\",\"number\":100",
                "\"DISCOUNT_AMOUNT\",\"number\":200,\"currency\":\"PLN\",\"item\":\"tea\"|\"FREE_ITEM\"",
                "\"percent\":\"12.5\"|\"percent\":\"0\"",
                "\"percent\":\"12.5\"|\"percent\":\"100.5\"",
                "\"percent\":\"12.5\"|\"percent\":12.5",
                ",\"percent\":\"12.5\"|``",
                "\"percent\":\"12.5\"|\"percent\":\"12.5\",\"every\":2",
                "\"percent\":\"12.5\"|\"percent\":\"12.5\",\"price\":\"1.00\",\"currency\":\"EUR\"",
                "\"percent\":\"12.5\"|\"percent\":\"12.5\",\"by\":\"PIECES\"",
                ",\"discount\":{\"kind\":\"PERCENT\",\"percent\":\"12.5\"}|``",
                "\"type\":\"DISCOUNT\",|\"type\":\"DISCOUNT\",\"wallet\":\"points\",",
                "\"type\":\"DISCOUNT\",|\"type\":\"DISCOUNT\",\"points\":1,",
                "\"kind\":\"PERCENT\",|``",
                "\"kind\":\"PERCENT\"|\"kind\":\"HALF\"",
                "\"type\":\"COUPON\",|\"type\":\"COUPON\",\"discount\":{\"kind\":\"PERCENT\",\"percent\":\"5\"},",
                "\"amount\":\"5.00\"|\"amount\":\"0.00\"",
                "\"amount\":\"5.00\",|``",
                "\"amount\":\"5.00\",\"currency\":\"EUR\"|\"amount\":\"5.00\"",
                "\"price\":\"3.99\",\"currency\":\"EUR\"|\"price\":\"3.99\",\"currency\":\"euro\"",
                "\"price\":\"3.99\"|\"price\":\"3.9999\"",
                "\"price\":\"3.99\",|``",
                "\"every\":2,|``",
                "\"every\":2|\"every\":0",
                "\"most\":9|\"most\":0",
                "\"percent\":\"50\",\"every\"|\"percent\":\"50\",\"price\":\"1.00\",\"currency\":\"EUR\",\"every\"",
                "\"currency\":\"EUR\",\"by\"|\"by\"",
                "\"by\":\"NET\",|``",
                "[{\"from\":\"100.00\",\"percent\":\"5\"}]|[]",
                "\"from\":\"100.00\"|\"from\":\"-1\"",
                "{\"from\":\"100.00\",\"percent\":\"5\"}|{\"from\":\"100.00\"}",
                ",\"effect\":{\"type\":\"MULTIPLIER\",\"wallet\":\"points\",\"factor\":\"1.5\"}|``"
            })
    void a_wrong_shape_is_refused_by_both(String right, String wrong) throws Exception {
        assertThat(GOOD).contains(right);
        var json = GOOD.replace(right, wrong == null ? "" : wrong);
        assertThat(SCHEMA.validate(MAPPER.readTree(json))).as("the schema").isNotEmpty();
        assertThat(said(json)).as("the program").isNotEmpty();
    }

    @Test
    void the_words_of_the_schema_are_those_of_the_program() {
        assertThat(words("/$defs/memberKind")).isEqualTo(ProgrammeCheck.KINDS);
        assertThat(words("/$defs/expiry/properties/kind")).isEqualTo(names(ProgrammeDocument.Expiry.Kind.values()));
        assertThat(words("/$defs/returns/properties/policy")).isEqualTo(names(ReturnPolicy.values()));
        assertThat(words("/$defs/ladder/properties/period"))
                .isEqualTo(names(ProgrammeDocument.Ladder.PeriodKind.values()));
        assertThat(words("/$defs/rule/properties/meeting")).isEqualTo(names(ProgrammeDocument.Meeting.values()));
        assertThat(words("/$defs/rule/properties/trigger")).isEqualTo(names(ProgrammeDocument.Trigger.values()));
        assertThat(words("/$defs/schedule/properties/every"))
                .isEqualTo(names(ProgrammeDocument.Schedule.Every.values()));
        assertThat(words("/$defs/hours/properties/days/items")).isEqualTo(names(DayOfWeek.values()));
        assertThat(words("/$defs/effect/properties/type")).isEqualTo(names(ProgrammeDocument.Effect.Type.values()));
        assertThat(words("/$defs/effect/properties/rounding"))
                .isEqualTo(names(ProgrammeDocument.Effect.Rounding.values()));
        assertThat(words("/$defs/effect/properties/tax")).isEqualTo(names(ProgrammeDocument.Effect.Tax.values()));
        assertThat(words("/$defs/coupon/properties/benefit"))
                .isEqualTo(names(ProgrammeDocument.Effect.Coupon.Benefit.values()));
        assertThat(words("/$defs/discount/properties/kind")).isEqualTo(names(Discount.Kind.values()));
        assertThat(words("/$defs/discount/properties/by")).isEqualTo(names(Discount.Measure.values()));
        assertThat(words("/$defs/limit/properties/per")).isEqualTo(names(ProgrammeDocument.Limit.Per.values()));
        assertThat(words("/$defs/limit/properties/over")).isEqualTo(names(ProgrammeDocument.Limit.Over.values()));
    }

    @Test
    void the_fields_of_the_schema_are_those_of_the_program() {
        assertFields("", ProgrammeDocument.class);
        assertFields("/$defs/wallet", ProgrammeDocument.Wallet.class);
        assertFields("/$defs/expiry", ProgrammeDocument.Expiry.class);
        assertFields("/$defs/tender", ProgrammeDocument.Tender.class);
        assertFields("/$defs/returns", ProgrammeDocument.Returns.class);
        assertFields("/$defs/ladder", ProgrammeDocument.Ladder.class);
        assertFields("/$defs/level", ProgrammeDocument.Ladder.Level.class);
        assertFields("/$defs/card", ProgrammeDocument.Card.class);
        assertFields("/$defs/rule", ProgrammeDocument.Rule.class);
        assertFields("/$defs/schedule", ProgrammeDocument.Schedule.class);
        assertFields("/$defs/when", ProgrammeDocument.When.class);
        assertFields("/$defs/hours", ProgrammeDocument.When.Hours.class);
        assertFields("/$defs/effect", ProgrammeDocument.Effect.class);
        assertFields("/$defs/chance", ProgrammeDocument.When.Chance.class);
        assertFields("/$defs/coupon", ProgrammeDocument.Effect.Coupon.class);
        assertFields("/$defs/discount", Discount.class);
        assertFields("/$defs/band", Discount.Band.class);
        assertFields("/$defs/limit", ProgrammeDocument.Limit.class);
    }

    private static void assertFields(String place, Class<? extends Record> record) {
        var fields = new ArrayList<String>();
        TREE.at(place + "/properties").fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .as(place)
                .isEqualTo(Arrays.stream(record.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
        assertThat(TREE.at(place + "/additionalProperties").asBoolean(true))
                .as(place)
                .isFalse();
    }

    private static List<String> words(String place) {
        var words = new ArrayList<String>();
        TREE.at(place + "/enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** What reading and checking find wrong. */
    private static List<ProgrammeCheck.Problem> said(String json) {
        try {
            return ProgrammeCheck.of(ProgrammeJson.read(json.getBytes(StandardCharsets.UTF_8)), new CelConditions());
        } catch (ProgrammeJson.NotAProgramme wrong) {
            return List.of(wrong.problem());
        }
    }

    private static JsonNode tree() {
        try {
            return MAPPER.readTree(Files.readAllBytes(Path.of(System.getProperty("pointbook.root", ".."))
                    .resolve("docs/contracts/programme-v1.schema.json")));
        } catch (java.io.IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}

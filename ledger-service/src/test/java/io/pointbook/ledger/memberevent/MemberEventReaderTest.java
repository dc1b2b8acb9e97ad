package io.pointbook.ledger.memberevent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.ledger.ingest.receipt.RefusalCode;
import io.pointbook.ledger.ingest.receipt.TillHeaders;
import io.pointbook.ledger.memberevent.MemberEventReader.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published form of an event and the program that reads it say the same. */
class MemberEventReaderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant SENT = Instant.parse("2027-05-04T12:00:00Z");
    private static final JsonSchema SCHEMA = schema();
    private static final CardHasher CARDS = hasher();
    private final MemberEventReader reader = new MemberEventReader(CARDS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'GOAL','memberId':'m-1','name':'inventory','number':3",
                "'type':'GOAL','team':'store-5','name':'store-quarter'",
                "'type':'GOAL','card':{'number':'2981'},'name':'sales','amount':100,'currency':'PLN'",
                "'type':'QUESTIONNAIRE','memberId':'m-1','name':'enrolment','number':12,'more':{'unknown':[1]}",
                "'type':'FEEDBACK','memberId':'m-1','number':5.0",
                "'type':'BIRTHDAY','card':{'number':'2981','entryMethod':'APP'}",
                "'type':'REFERRAL','memberId':'m-1','referredBy':{'card':{'number':'77'}}",
                "'type':'TAGGED','memberId':'m-1','name':'vip'",
                "'type':'TEAM_JOINED','memberId':'m-1','team':'store-5'"
            })
    void what_the_schema_allows_is_read(String members) throws Exception {
        assertThat(SCHEMA.validate(MAPPER.readTree(json(members)))).isEmpty();
        assertThat(read(members)).isInstanceOf(Reading.Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'PARTY','memberId':'m-1'",
                "'memberId':'m-1'",
                "'type':'BIRTHDAY'",
                "'type':'BIRTHDAY','memberId':''",
                "'type':'BIRTHDAY','memberId':7",
                "'type':'BIRTHDAY','memberId':'m-1','card':{'number':'1'}",
                "'type':'BIRTHDAY','card':'2981'",
                "'type':'BIRTHDAY','card':{'number':''}",
                "'type':'BIRTHDAY','memberId':'m-1','team':'store-5'",
                "'type':'BIRTHDAY','memberId':'m-1','referredBy':{'memberId':'m-2'}",
                "'type':'GOAL','memberId':'m-1'",
                "'type':'GOAL','memberId':'m-1','name':'two words'",
                "'type':'GOAL','memberId':'m-1','team':'store-5','name':'g'",
                "'type':'GOAL','name':'g'",
                "'type':'GOAL','memberId':'m-1','name':'g','number':-1",
                "'type':'GOAL','memberId':'m-1','name':'g','number':1.5",
                "'type':'GOAL','memberId':'m-1','name':'g','number':'3'",
                "'type':'GOAL','memberId':'m-1','name':'g','number':1e10",
                "'type':'GOAL','memberId':'m-1','name':'g','amount':100",
                "'type':'GOAL','memberId':'m-1','name':'g','currency':'PLN'",
                "'type':'GOAL','memberId':'m-1','name':'g','amount':1,'currency':'pln'",
                "'type':'REFERRAL','memberId':'m-1'",
                "'type':'REFERRAL','memberId':'m-1','referredBy':'m-2'",
                "'type':'REFERRAL','memberId':'m-1','referredBy':{}",
                "'type':'TEAM_LEFT','memberId':'m-1'",
                "'type':'TEAM_LEFT','memberId':'m-1','team':'a b'"
            })
    void what_the_schema_forbids_is_refused_with_the_place(String members) throws Exception {
        assertThat(SCHEMA.validate(MAPPER.readTree(json(members)))).isNotEmpty();
        assertThat(read(members)).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
            assertThat(refused.reason()).contains("expected").doesNotContain("m-1");
        });
    }

    @Test
    void an_id_and_a_time_are_needed_and_the_time_is_not_of_tomorrow() throws Exception {
        for (String wrong : new String[] {
            "{'type':'BIRTHDAY','memberId':'m-1','occurredAt':'2027-05-04T06:00:00+02:00'}",
            "{'eventId':'a b','type':'BIRTHDAY','memberId':'m-1','occurredAt':'2027-05-04T06:00:00+02:00'}",
            "{'eventId':'e','type':'BIRTHDAY','memberId':'m-1','occurredAt':'2027-02-30T06:00:00Z'}",
            "{'eventId':'e','type':'BIRTHDAY','memberId':'m-1','occurredAt':'2027-05-04'}",
            "{'eventId':'e','type':'BIRTHDAY','memberId':'m-1'}"
        }) {
            var json = wrong.replace('\'', '"');
            assertThat(SCHEMA.validate(MAPPER.readTree(json))).as(wrong).isNotEmpty();
            assertThat(code(json, TillHeaders.NONE)).as(wrong).isEqualTo(RefusalCode.SCHEMA_INVALID);
        }
        var ahead = json("'type':'BIRTHDAY','memberId':'m-1'").replace("2027-05-04T06", "2027-05-05T15");
        assertThat(code(ahead, TillHeaders.NONE)).isEqualTo(RefusalCode.CLOCK_AHEAD);
    }

    @Test
    void a_card_s_number_is_nowhere_only_its_keyed_hash() {
        var event = ((Reading.Read) read("'type':'BIRTHDAY','card':{'number':'2981000012345678'}")).event();
        assertThat(event.member()).isEqualTo(new MemberEvent.Person(null, CARDS.hash("2981000012345678")));
        assertThat(event.toString()).doesNotContain("2981000012345678");
    }

    @Test
    void both_modes_of_cloudevents_are_read_another_type_or_version_is_not() {
        var bare = json("'type':'BIRTHDAY','memberId':'m-1'");
        var structured = "{\"specversion\":\"1.0\",\"type\":\"io.pointbook.members.event.v1\",\"data\":" + bare + "}";
        var mode = TillHeaders.of(Map.of("Content-Type", "application/cloudevents+json; charset=utf-8"));
        assertThat(read(structured, mode)).isInstanceOf(Reading.Read.class);
        assertThat(read(bare, TillHeaders.of(Map.of("ce_type", "io.pointbook.members.event.v1"))))
                .isInstanceOf(Reading.Read.class);
        assertThat(code(bare, TillHeaders.of(Map.of("ce_type", "io.pointbook.members.event.v2"))))
                .isEqualTo(RefusalCode.FUTURE_SCHEMA);
        assertThat(code(bare, TillHeaders.of(Map.of("ce_type", "io.pointbook.till.receipt.v1"))))
                .isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(code(structured.replace("\"data\":", "\"date\":"), mode)).isEqualTo(RefusalCode.SCHEMA_INVALID);
    }

    @Test
    void what_is_no_json_is_unreadable_and_what_is_too_large_is_not_looked_at() {
        assertThat(code("", TillHeaders.NONE)).isEqualTo(RefusalCode.EMPTY);
        assertThat(code("{", TillHeaders.NONE)).isEqualTo(RefusalCode.UNREADABLE);
        assertThat(code("{\"eventId\":\"a\",\"eventId\":\"b\"}", TillHeaders.NONE))
                .isEqualTo(RefusalCode.UNREADABLE);
        assertThat(code("[]", TillHeaders.NONE)).isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(code("\"" + "x".repeat(MemberEventReader.MOST_BYTES) + "\"", TillHeaders.NONE))
                .isEqualTo(RefusalCode.TOO_LARGE);
    }

    private RefusalCode code(String json, TillHeaders headers) {
        return ((Reading.Refused) read(json, headers)).code();
    }

    private Reading read(String members) {
        return read(json(members), TillHeaders.NONE);
    }

    private Reading read(String json, TillHeaders headers) {
        return reader.read(json.getBytes(StandardCharsets.UTF_8), headers, SENT);
    }

    private static String json(String members) {
        return ("{'eventId':'hr:17','occurredAt':'2027-05-04T06:00:00+02:00'," + members + "}").replace('\'', '"');
    }

    private static JsonSchema schema() {
        try {
            var file = Path.of(System.getProperty("pointbook.root", ".."))
                    .resolve("docs/contracts/member-event-v1.schema.json");
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(
                            Files.readString(file),
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static CardHasher hasher() {
        try {
            var key = Files.createTempFile("card", ".key");
            key.toFile().deleteOnExit();
            return CardHasher.fromFile(Files.write(key, new byte[CardHasher.MIN_KEY_BYTES]));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

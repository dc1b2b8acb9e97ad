package io.pointbook.ledger.ingest.receipt;

import static io.pointbook.ledger.ingest.receipt.Tills.BROKER_TIME;
import static io.pointbook.ledger.ingest.receipt.Tills.READER;
import static io.pointbook.ledger.ingest.receipt.Tills.accepted;
import static io.pointbook.ledger.ingest.receipt.Tills.bytes;
import static io.pointbook.ledger.ingest.receipt.Tills.refused;
import static io.pointbook.ledger.ingest.receipt.Tills.sale;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final TillHeaders STRUCTURED =
            TillHeaders.of(Map.of("content-type", "Application/CloudEvents+JSON; charset=UTF-8"));
    private static final String ATTRIBUTES =
            "'specversion':'1.0','id':'1','source':'/stores/S1/workstations/W1','type':'io.pointbook.till.receipt.v1'";

    private static Reading read(String json, TillHeaders headers) {
        return READER.read(bytes(json), headers, BROKER_TIME);
    }

    private static Reading binary(String type, String dataSchema) {
        return read(sale(), new TillHeaders("application/json", type, dataSchema));
    }

    @Test
    void a_structured_event_gives_the_receipt_of_a_bare_one_and_its_attributes_are_left_out() {
        var bare = accepted(sale());

        var first = accepted(read("{" + ATTRIBUTES + ",'data':" + sale() + "}", STRUCTURED));
        var last = accepted(read("{'data': " + sale() + " , " + ATTRIBUTES + "}", STRUCTURED));

        assertThat(first).isEqualTo(bare);
        assertThat(last).isEqualTo(bare);
    }

    @Test
    void a_binary_event_gives_the_receipt_of_a_bare_one() {
        assertThat(binary("io.pointbook.till.receipt.v1", "urn:pointbook:till:receipt:v1"))
                .isEqualTo(accepted(sale()));
    }

    @Test
    void headers_are_found_in_any_case() {
        assertThat(TillHeaders.of(Map.of("Content-Type", "a", "CE_Type", "b", "ce_dataschema", "c", "x", "d")))
                .isEqualTo(new TillHeaders("a", "b", "c"));
    }

    @ParameterizedTest
    @CsvSource({
        "io.pointbook.till.receipt.v2,",
        "io.pointbook.till.receipt.v10,",
        "io.pointbook.till.receipt.v0,",
        ",urn:pointbook:till:receipt:v2",
        "io.pointbook.till.receipt.v1,urn:pointbook:till:receipt:v11"
    })
    void another_major_version_is_a_future_schema(String type, String dataSchema) {
        assertThat(refused(binary(type, dataSchema)).code()).isEqualTo(RefusalCode.FUTURE_SCHEMA);
    }

    @ParameterizedTest
    @CsvSource({
        "io.pointbook.till.receipt.v1.4,",
        ",urn:pointbook:till:receipt:v1.4",
        ",https://schemas.example.org/receipt/v2"
    })
    void a_minor_version_and_a_schema_of_the_tills_own_are_read(String type, String dataSchema) {
        assertThat(binary(type, dataSchema)).isInstanceOf(Reading.Read.class);
    }

    @Test
    void another_major_version_behind_the_data_is_a_future_schema_too() {
        String event = "{'data':{'a':1},'type':'io.pointbook.till.receipt.v2'}";

        assertThat(refused(read(event, STRUCTURED)).code()).isEqualTo(RefusalCode.FUTURE_SCHEMA);
        assertThat(refused(read("{'data':" + sale() + ",'dataschema':'urn:pointbook:till:receipt:v3'}", STRUCTURED))
                        .code())
                .isEqualTo(RefusalCode.FUTURE_SCHEMA);
    }

    @Test
    void an_event_of_another_type_is_told_which_is_expected() {
        var answer = refused(binary("com.example.stock.v1", null));

        assertThat(answer.code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(answer.reason()).isEqualTo("expected is the CloudEvents type io.pointbook.till.receipt.v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{'id':'1'}", "{'data':null}", "{'data':'x'}", "{'data_base64':'e30='}", "{'type':5}"})
    void an_envelope_without_a_receipt_is_invalid(String event) {
        assertThat(refused(read(event, STRUCTURED)).code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':1,'id':1,'data':{}}", "{'data':{}", "{'data':{}} 5", "{'data':{'a':1,'a':1}}"})
    void an_envelope_that_is_no_json_is_unreadable(String event) {
        assertThat(refused(read(event, STRUCTURED)).code()).isEqualTo(RefusalCode.UNREADABLE);
    }
}

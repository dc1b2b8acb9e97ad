package io.pointbook.local.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private static final String GOOD = """
            {"storeId":"S1","workstationId":"2","businessDay":"2026-03-01","sequenceNumber":7,"endedAt":"2026-03-01T10:00:00Z","x":1.50}""";

    @Test
    void a_good_line_is_sent_byte_for_byte_and_a_bad_one_is_told_with_its_number() throws IOException {
        List<Row> rows = read(GOOD + "\n\n  \r\nnonsense\n[1]\n{\"storeId\":\"S1\"}\n" + GOOD + " {}\n" + GOOD);
        assertThat(rows.get(0)).isInstanceOfSatisfying(Row.Receipt.class, receipt -> {
            assertThat(receipt.line()).isEqualTo(1);
            assertThat(new String(receipt.record().value(), StandardCharsets.UTF_8))
                    .isEqualTo(GOOD);
        });
        assertThat(rows.subList(1, 5))
                .containsExactly(
                        new Row.Bad(4, "not JSON"),
                        new Row.Bad(5, "not a JSON object"),
                        new Row.Bad(6, "no identity (storeId, workstationId, businessDay, sequenceNumber)"),
                        new Row.Bad(7, "not JSON"));
        assertThat(rows.get(5)).isInstanceOf(Row.Receipt.class);
        assertThat(rows.get(5).line()).isEqualTo(8);
        assertThat(rows).hasSize(6);
    }

    @Test
    void a_line_of_four_megabytes_is_read_and_a_longer_one_is_refused() throws IOException {
        String padding = " ".repeat(JsonLines.LONGEST_LINE - GOOD.length());
        assertThat(read(GOOD + padding)).singleElement().isInstanceOf(Row.Receipt.class);
        assertThat(read(GOOD + padding + " \n" + GOOD)).first().isEqualTo(new Row.Bad(1, "longer than 4 MiB"));
    }

    @Test
    void bytes_that_are_no_utf8_are_not_json() throws IOException {
        byte[] broken = GOOD.replace("S1", "S\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        List<Row> rows = new ArrayList<>();
        JsonLines.read(new ByteArrayInputStream(broken), rows::add);
        assertThat(rows).containsExactly(new Row.Bad(1, "not JSON"));
    }

    private static List<Row> read(String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        JsonLines.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), rows::add);
        return rows;
    }
}

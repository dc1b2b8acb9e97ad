package io.pointbook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private static final Path ROOT = Path.of("/project");

    @Test
    void without_variables_all_is_where_the_documents_say() {
        assertThat(Addresses.of(ROOT, Map.of()))
                .isEqualTo(new Addresses(
                        ROOT, Path.of("/project/.pointbook"), 8081, 8082, 8083, 9092, 15432, 2525, 2775, 8084));
    }

    @Test
    void each_address_can_be_moved() {
        Map<String, String> environment = Map.of(
                "POINTBOOK_LEDGER_PORT", "1",
                "POINTBOOK_REWARDS_PORT", "2",
                "POINTBOOK_NOTIFICATION_PORT", "3",
                "POINTBOOK_KAFKA_PORT", "4",
                "POINTBOOK_POSTGRES_PORT", "65535",
                "POINTBOOK_SMTP_PORT", "6",
                "POINTBOOK_SMPP_PORT", "7",
                "POINTBOOK_INBOX_PORT", "8",
                "POINTBOOK_DATA", "/elsewhere");
        assertThat(Addresses.of(ROOT, environment))
                .isEqualTo(new Addresses(ROOT, Path.of("/elsewhere"), 1, 2, 3, 4, 65535, 6, 7, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", ""})
    void what_is_no_port_is_refused_by_its_variable(String port) {
        assertThatThrownBy(() -> Addresses.of(ROOT, Map.of("POINTBOOK_KAFKA_PORT", port)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("POINTBOOK_KAFKA_PORT");
    }
}

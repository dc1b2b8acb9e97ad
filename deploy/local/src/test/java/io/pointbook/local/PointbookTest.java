package io.pointbook.local;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents tell people to type. */
class PointbookTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "up --no-demo",
                "up --fresh",
                "down",
                "status",
                "logs",
                "logs ledger",
                "send --rate 50 receipts.jsonl more.jsonl.gz",
                "send --uci onlineretail.csv.gz",
                "send -",
                "audit replay",
                "rebuild profiles",
                "dead-letters list",
                "dead-letters show 1",
                "dead-letters redrive 1",
                "conflicts list",
                "bench --quick",
                "bench --rules",
                "bench --quick --window 10s --rounds 1 --keep",
                "create-topics"
            })
    void every_documented_command_line_is_understood(String typed) {
        assertThatCode(() -> Pointbook.commandLine().parseArgs(typed.split(" ")))
                .doesNotThrowAnyException();
    }
}

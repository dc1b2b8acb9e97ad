package io.pointbook.ledger.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.ledger.member.MemberIds;
import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeDesk;
import io.pointbook.ledger.runtime.Ledger;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.SimpleEventBus;

/** One what-if over a ledger of a test's own, from the question to the result. */
public final class WhatIfRun {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private WhatIfRun() {}

    /** The result as the door would tell it. */
    public static JsonNode of(Ledger ledger, String draft, String from, String until, Duration longest)
            throws Exception {
        var door = new AccountDoor(ledger.desk(), Clock.systemUTC());
        var desk = new ProgrammeDesk(door, SimpleEventBus.builder().build(), new CelConditions(), null);
        var json = JSON.readTree(draft);
        var programme = json.get("id").asText();
        try (var whatIfs =
                new WhatIfs(door, desk, ledger.programmes(), CanonicalReceiptReader::read, MemberIds::next)) {
            var id = whatIfs.ask(programme, new WhatIfBody(null, json, from, until))
                    .whatIfId();
            await().atMost(longest)
                    .untilAsserted(() ->
                            assertThat(whatIfs.answer(programme, id).state()).isEqualTo(WhatIfAnswer.State.DONE));
            return JSON.valueToTree(whatIfs.answer(programme, id).result());
        }
    }
}

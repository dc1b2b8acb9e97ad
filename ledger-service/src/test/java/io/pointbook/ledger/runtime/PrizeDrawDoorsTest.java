package io.pointbook.ledger.runtime;

import static io.pointbook.ledger.runtime.Doorbell.assertRefused;
import static io.pointbook.ledger.runtime.Doorbell.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the doors of draws refuse; a draw from its beginning to its end is played in PrizeDrawsTest. */
@QuarkusTest
@QuarkusTestResource(DoorStack.class)
class PrizeDrawDoorsTest {
    @TestHTTPResource("/")
    URI root;

    private Doorbell bell;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
    }

    @Test
    void what_is_not_there_or_not_right_is_said() {
        assertRefused(bell.get("/prize-draws/nothing"), 404, "unknown_draw");
        assertRefused(bell.get("/prize-draws/nothing/entries"), 404, "unknown_draw");
        assertRefused(bell.postWithoutKey("/prize-draws/nothing/close", ""), 404, "unknown_draw");
        assertRefused(bell.postWithoutKey("/prize-draws/nothing/hold", ""), 404, "unknown_draw");
        assertRefused(bell.postWithoutKey("/prize-draws", "{}"), 422, "invalid_request");
        assertRefused(bell.postWithoutKey("/prize-draws", ""), 400, "malformed_request");
        assertRefused(bell.get("/prize-draws?limit=0"), 400, "limit_invalid");
        assertThat(bell.get("/prize-draws").status()).isEqualTo(200);
    }

    @Test
    void a_draw_is_for_members_of_a_programme() {
        assertRefused(bell.postWithoutKey("/prize-draws", announcement()), 404, "unknown_programme");
    }

    private static String announcement() {
        return """
                {"drawId":"d-%s","programmeId":"nobody-s","wallet":"tickets","from":"2026-01-01T00:00:00Z","until":"%s",
                 "winners":2,"sameMemberMayWinAgain":true,"publicSource":"Lotto of the day after","reason":"a bicycle"}""".formatted(id(), Instant.now().plusSeconds(3_600));
    }
}

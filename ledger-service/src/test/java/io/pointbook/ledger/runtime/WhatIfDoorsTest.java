package io.pointbook.ledger.runtime;

import static io.pointbook.ledger.runtime.Doorbell.assertRefused;
import static io.pointbook.ledger.runtime.Doorbell.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a programme manager asks about a draft by HTTP. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class)
class WhatIfDoorsTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("pointbook.root", "..")).resolve("docs/programmes");
    private static final String PERIOD = "\"from\":\"2026-01-01T00:00:00\",\"until\":\"2026-02-01T00:00:00+01:00\"";

    @TestHTTPResource("/")
    URI root;

    private Doorbell bell;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
    }

    @Test
    void a_draft_is_tried_and_its_job_can_be_asked_for_until_it_is_done() throws Exception {
        var programme = "p-" + id();
        var doors = "/programmes/" + programme + "/what-if";
        var job = id();
        var question = "{\"whatIfId\":\"%s\",\"draft\":%s,%s}".formatted(job, example(programme), PERIOD);

        var asked = bell.postWithoutKey(doors, question);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.at("/whatIfId")).isEqualTo(job);
        assertThat(asked.at("/from")).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(asked.at("/until")).isEqualTo("2026-01-31T23:00:00Z");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(bell.get(doors + "/" + job).at("/state")).isEqualTo("DONE"));
        var done = bell.get(doors + "/" + job);
        assertThat(done.at("/progress/done")).isEqualTo(done.at("/progress/of"));
        assertThat(done.at("/result/affected")).isEqualTo("0");
        assertThat(done.at("/result/money/difference")).isEqualTo("0.00");
        assertThat(bell.postWithoutKey(doors, question).at("/state")).isEqualTo("DONE");
        assertRefused(
                bell.postWithoutKey(doors, question.replace("2026-02-01", "2026-02-02")), 422, "different_request");
        assertThat(bell.postWithoutKey(doors + "/" + job + "/cancel", "").at("/state"))
                .isEqualTo("DONE");
    }

    @Test
    void the_saved_draft_is_tried_where_none_is_given_and_what_is_wrong_is_said() throws Exception {
        var programme = "p-" + id();
        var doors = "/programmes/" + programme + "/what-if";
        assertRefused(bell.postWithoutKey(doors, "{" + PERIOD + "}"), 404, "unknown_programme");
        put(programme, example(programme).replace("\"1.00\"", "\"1,00\""));
        var wrong = bell.postWithoutKey(doors, "{" + PERIOD + "}");
        assertRefused(wrong, 422, "invalid_programme");
        assertThat(wrong.at("/detail")).contains("rules[base].effect.per");
        put(programme, example(programme));
        assertThat(bell.postWithoutKey(doors, "{" + PERIOD + "}").status()).isEqualTo(202);
        assertRefused(
                bell.postWithoutKey(doors, "{\"draft\":{\"id\":\"" + programme + "\",\"colour\":1}," + PERIOD + "}"),
                422,
                "invalid_programme");
        assertRefused(bell.postWithoutKey(doors, "{\"from\":\"2999-01-01T00:00:00\"}"), 422, "invalid_request");
        assertRefused(bell.get(doors + "/nobody-asked"), 404, "unknown_what_if");
    }

    private void put(String programme, String body) {
        bell.send(bell.to("/programmes/" + programme + "/draft")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    /** For members of whom no other test publishes anything. */
    private static String example(String id) throws Exception {
        return Files.readString(EXAMPLES.resolve("points-per-amount.json"))
                .replace("\"id\": \"points-per-amount\"", "\"id\": \"" + id + "\"")
                .replace("\"CUSTOMER\"", "\"PARTNER\"");
    }
}

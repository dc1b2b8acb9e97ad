package io.pointbook.notification.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.notification.runtime.DoorStack;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors of profiles. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class ProfileDoorsTest {
    @TestHTTPResource("/")
    URI root;

    private Doorbell bell;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
    }

    @Test
    void a_member_whom_no_topic_has_named_is_unknown() {
        Doorbell.assertRefused(bell.get("/members/m-nobody/profile"), 404, "unknown_member");
    }

    @Test
    void the_read_models_are_built_anew_with_one_request() {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        bell.get("/profiles/generations").at("/generations/0/state"))
                .isEqualTo("LIVE"));
        long live = bell.get("/profiles/generations")
                .json()
                .at("/generations/0/generation")
                .asLong();

        var begun = bell.post("/profiles/rebuild", "");

        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.json().path("generation").asLong()).isEqualTo(live + 1);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var generations = bell.get("/profiles/generations");
            assertThat(generations.json().path("generations").size()).isEqualTo(1);
            assertThat(generations.json().at("/generations/0/generation").asLong())
                    .isEqualTo(live + 1);
            assertThat(generations.at("/generations/0/state")).isEqualTo("LIVE");
        });
    }
}

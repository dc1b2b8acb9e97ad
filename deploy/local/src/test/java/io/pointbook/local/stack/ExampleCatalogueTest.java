package io.pointbook.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.local.Refusal;
import io.pointbook.local.RewardsDoor;
import io.pointbook.local.RewardsDoor.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExampleCatalogueTest {
    private static final Path FILE = ExampleCatalogue.file(Path.of(System.getProperty("pointbook.root")));

    @Test
    void what_is_missing_is_put_up_and_what_is_there_stays() throws Exception {
        try (var door = new RewardsDoor(
                (request, _) -> request.endsWith("/mug") ? new Reply(412, "{'version':3}") : new Reply(201, "{}"))) {
            assertThat(ExampleCatalogue.load(FILE, door.doors()))
                    .contains("tote-bag", "plant-a-tree")
                    .doesNotContain("mug");
            assertThat(door.asked).contains("PUT /rewards/mug", "PUT /rewards/tote-bag");
        }
    }

    @Test
    void the_codes_of_a_reward_are_there_before_it() throws Exception {
        try (var door = new RewardsDoor((_, _) -> new Reply(201, "{}"))) {
            ExampleCatalogue.load(FILE, door.doors());
            assertThat(door.asked)
                    .containsSubsequence(
                            "PUT /voucher-pools/example-cinema",
                            "POST /voucher-pools/example-cinema/codes",
                            "PUT /rewards/cinema");
        }
    }

    @Test
    void codes_that_are_refused_are_said_with_the_reason() throws Exception {
        try (var door = new RewardsDoor((request, _) -> request.endsWith("/codes")
                ? new Reply(422, "{'detail':'Row 3 has no code.'}")
                : new Reply(201, "{}"))) {
            assertThatThrownBy(() -> ExampleCatalogue.load(FILE, door.doors()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Row 3 has no code.");
        }
    }

    @Test
    void a_reward_that_is_refused_is_said_with_the_reason() throws Exception {
        try (var door = new RewardsDoor((_, _) -> new Reply(422, "{'detail':'The price is none.'}"))) {
            assertThatThrownBy(() -> ExampleCatalogue.load(FILE, door.doors()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("The price is none.");
        }
    }
}

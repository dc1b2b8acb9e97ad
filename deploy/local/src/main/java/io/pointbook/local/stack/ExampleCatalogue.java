package io.pointbook.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.local.Doors;
import io.pointbook.local.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts up the rewards of docs/rewards/catalogue.json; one that is there already stays as it is. */
final class ExampleCatalogue {

    private static final int CREATED = 201;
    private static final int IS_THERE = 412;

    private ExampleCatalogue() {}

    static Path file(Path root) {
        return root.resolve("docs/rewards/catalogue.json");
    }

    /** The rewards that were missing. */
    static List<String> load(Path file, Doors rewards) throws IOException {
        var made = new ArrayList<String>();
        for (JsonNode example : new ObjectMapper().readTree(file.toFile())) {
            String rewardId = example.path("rewardId").asText();
            var reply = rewards.put("/rewards/" + rewardId, example.path("reward"), "If-None-Match", "*");
            switch (reply.status()) {
                case CREATED -> made.add(rewardId);
                case IS_THERE -> {}
                default ->
                    throw new Refusal(
                            "The example reward " + rewardId + " of " + file + " could not be put up: "
                                    + reply.body().path("detail").asText("status " + reply.status()),
                            "Mend it there, or see what rewards-service says: ./pointbook logs rewards-service");
            }
        }
        return made;
    }
}

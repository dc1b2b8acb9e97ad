package io.pointbook.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.local.Doors;
import io.pointbook.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts up the rewards of docs/rewards/catalogue.json, and the codes that some of them give; a reward that is there already stays
 * as it is, and so do codes.
 */
final class ExampleCatalogue {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int IS_THERE = 412;
    private static final long LOW = 5;

    private ExampleCatalogue() {}

    static Path file(Path root) {
        return root.resolve("docs/rewards/catalogue.json");
    }

    /** The codes of a pool that is named by a reward. */
    private static Path vouchers(Path file, String poolId) {
        return file.resolveSibling("vouchers").resolve(poolId + ".csv");
    }

    /** The rewards that were missing. */
    static List<String> load(Path file, Doors rewards) throws IOException {
        var made = new ArrayList<String>();
        for (JsonNode example : new ObjectMapper().readTree(file.toFile())) {
            String rewardId = example.path("rewardId").asText();
            var poolId = example.path("reward").path("voucherPool").asText(null);
            if (poolId != null) {
                fill(poolId, vouchers(file, poolId), rewards);
            }
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

    private static void fill(String poolId, Path codes, Doors rewards) throws IOException {
        var csv = Files.readString(codes);
        var pool = rewards.put(
                "/voucher-pools/" + poolId,
                new ObjectMapper().createObjectNode().put("low", LOW));
        var taken = pool.status() == OK || pool.status() == CREATED
                ? rewards.postCsv(
                        "/voucher-pools/" + poolId + "/codes",
                        csv,
                        "Idempotency-Key",
                        "example-" + poolId + "-" + Integer.toHexString(csv.hashCode()))
                : pool;
        if (taken.status() != CREATED) {
            throw new Refusal(
                    "The example codes of " + codes + " could not be taken in: "
                            + taken.body().path("detail").asText("status " + taken.status()),
                    "Mend them there, or see what rewards-service says: ./pointbook logs rewards-service");
        }
    }
}

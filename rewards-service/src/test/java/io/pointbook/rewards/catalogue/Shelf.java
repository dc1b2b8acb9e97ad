package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.runtime.http.DoorJson;

/** Puts rewards up in tests. */
public final class Shelf {
    private static final ObjectMapper JSON = DoorJson.strict(new ObjectMapper());

    private Shelf() {}

    /** Pieces came, went or were counted. */
    public static void stock(Catalogue catalogue, String rewardId, String key, String json) throws Exception {
        catalogue.moveStock(key, "test", rewardId, JSON.readValue(json.replace('\'', '"'), StockBody.class));
    }

    /** A new reward, or the next version of it; in single quotes for double ones. */
    public static void put(Catalogue catalogue, String rewardId, String json) throws Exception {
        Integer version = null;
        try {
            version = catalogue.find(rewardId).version();
        } catch (io.pointbook.runtime.http.Refused absent) {
            // it is new
        }
        catalogue.put(rewardId, JSON.readValue(json.replace('\'', '"'), RewardBody.class), version, "test");
    }
}

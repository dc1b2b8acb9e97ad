package io.pointbook.notification.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.runtime.http.DoorJson;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Campaigns for tests, written with single quotes for double ones as they come in at the door. */
final class Drafts {
    private static final ObjectMapper JSON = DoorJson.strict(new ObjectMapper());
    private static final String SMS = "'texts':[{'channel':'SMS','language':'en','text':'{points} points'}]";

    private Drafts() {}

    static CampaignBody body(String json) {
        try {
            return JSON.readValue(json.replace('\'', '"'), CampaignBody.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    static CampaignTerms terms(String json) {
        return TermsCheck.of(body(json), "spring");
    }

    /** Arms A, B, … with their weights. */
    static String arms(int holdoutPercent, int... weights) {
        var arms = IntStream.range(0, weights.length)
                .mapToObj(arm -> "{'name':'" + (char) ('A' + arm) + "','weight':" + weights[arm] + "," + SMS + "}")
                .collect(Collectors.joining(","));
        return "{'trigger':{'kind':'ONCE','at':'2026-03-01T12:00:00Z'},'holdoutPercent':" + holdoutPercent + ",'arms':["
                + arms + "]}";
    }
}

package io.pointbook.bench.contestant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What the plain rival reads of a receipt: it knows sales only, and one point for each whole 1.00. */
record TillSale(String receiptId, String card, long points, Instant endedAt) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MINOR_UNITS_PER_POINT = 100;

    static TillSale read(byte[] json) throws IOException {
        JsonNode receipt = JSON.readTree(json);
        String id = receipt.path("storeId").asText() + "/"
                + receipt.path("workstationId").asText() + "/"
                + receipt.path("businessDay").asText() + "/"
                + receipt.path("sequenceNumber").asText();
        long base = 0;
        for (JsonNode line : receipt.path("lines")) {
            if (line.path("kind").asText().equals("SALE")) {
                base += line.path("net").asLong();
            }
        }
        Instant endedAt = OffsetDateTime.parse(receipt.path("endedAt").asText()).toInstant();
        return new TillSale(
                id, receipt.at("/card/number").asText(), Math.max(0, base) / MINOR_UNITS_PER_POINT, endedAt);
    }
}

package io.pointbook.local.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it goes onto the topic: CloudEvents in binary mode.
 *
 * @param key the card's number, else store and workstation
 * @param id the receipt's identity
 * @param source the till
 * @param endedAt when the receipt was finished, null when it does not say
 * @param value the receipt's JSON, byte for byte
 */
public record TillRecord(
        String key, String id, String source, @Nullable String endedAt, byte[] value) {

    private static final List<String> IDENTITY = List.of("storeId", "workstationId", "businessDay", "sequenceNumber");

    /** Empty when the receipt has no whole identity. */
    public static Optional<TillRecord> of(JsonNode receipt, byte[] value) {
        if (!IDENTITY.stream().allMatch(name -> isGiven(receipt.path(name)))) {
            return Optional.empty();
        }
        List<String> identity =
                IDENTITY.stream().map(name -> receipt.path(name).asText()).toList();
        String till = identity.get(0) + "/" + identity.get(1);
        JsonNode card = receipt.path("card").path("number");
        JsonNode endedAt = receipt.path("endedAt");
        return Optional.of(new TillRecord(
                card.isTextual() && !card.textValue().isEmpty() ? card.textValue() : till,
                String.join("/", identity),
                "/stores/" + identity.get(0) + "/workstations/" + identity.get(1),
                endedAt.isTextual() ? endedAt.textValue() : null,
                value));
    }

    /** The record for this topic. */
    public ProducerRecord<byte[], byte[]> on(String topic) {
        List<Header> headers = Stream.of(
                        header("content-type", "application/json"),
                        header("ce_specversion", "1.0"),
                        header("ce_id", id),
                        header("ce_source", source),
                        header("ce_type", Topics.TILL_RECEIPT_TYPE),
                        header("ce_time", endedAt))
                .flatMap(Optional::stream)
                .toList();
        return new ProducerRecord<>(topic, null, key.getBytes(StandardCharsets.UTF_8), value, headers);
    }

    private static Optional<Header> header(String name, @Nullable String value) {
        return Optional.ofNullable(value).map(text -> new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isGiven(JsonNode node) {
        return node.isIntegralNumber() || (node.isTextual() && !node.textValue().isEmpty());
    }
}

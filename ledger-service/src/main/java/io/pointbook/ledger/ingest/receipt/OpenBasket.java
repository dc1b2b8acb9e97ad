package io.pointbook.ledger.ingest.receipt;

import com.fasterxml.jackson.core.JsonToken;
import io.pointbook.ledger.account.receipt.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that is not finished. What only a finished one has is put in before {@link TillReceiptReader} reads it, so
 * that a basket is read and refused exactly as a receipt is:
 *
 * <ul>
 *   <li>{@code storeId} and {@code workstationId} {@code quote}: no store's rules hold where no store is named;
 *   <li>{@code sequenceNumber} 0: a till gives the number when it ends the receipt, and nothing earns by it;
 *   <li>{@code type} SALE: a basket in which something is bought;
 *   <li>{@code endedAt} the time asked about, else now: a basket is judged as though it ended then;
 *   <li>{@code businessDay} the date of {@code endedAt} on its own clock: daily limits need one.
 * </ul>
 *
 * A time asked about also takes the place of an {@code endedAt} that is there. Everything else stays as it was sent.
 */
public final class OpenBasket {
    private static final String AT = "at";
    private static final String ENDED_AT = "endedAt";

    private final TillReceiptReader reader;

    public OpenBasket(TillReceiptReader reader) {
        this.reader = reader;
    }

    /**
     * @param asked the time asked about; absent: the body's {@code at}, else its {@code endedAt}, else now
     * @return as the reader says it; refused as {@code schema_invalid} where {@code at} is no time
     */
    public Reading read(byte[] body, @Nullable String asked, Instant now) {
        var texts = texts(body);
        var at = asked != null ? asked : texts.get(AT);
        var time = at == null ? null : time(at);
        if ((at != null || texts.containsKey(AT)) && time == null) {
            return new Reading.Refused(
                    RefusalCode.SCHEMA_INVALID,
                    "/at: expected is a time with its offset as in 2024-02-29T18:30:00+01:00");
        }
        var latest = time == null || time.toInstant().isBefore(now) ? now : time.toInstant();
        return switch (reader.read(completed(body, texts, time, now), TillHeaders.NONE, latest)) {
            case Reading.Read read
            when time != null -> new Reading.Read(endedAt(read.receipt(), time), read.canonical());
            case Reading reading -> reading;
        };
    }

    /** The members of the outermost object: strings with their text, others with none; empty where it is no object. */
    private static Map<String, String> texts(byte[] body) {
        var texts = new HashMap<String, String>();
        try (var in = ReceiptJson.parser(body, 0, body.length)) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                    texts.put(name, in.nextToken() == JsonToken.VALUE_STRING ? in.getText() : "");
                    in.skipChildren();
                }
            }
            return texts;
        } catch (IOException _) {
            return Map.of(); // no JSON: the reader says so, and where
        }
    }

    private static byte[] completed(
            byte[] body, Map<String, String> texts, @Nullable OffsetDateTime time, Instant now) {
        if (texts.isEmpty()) {
            return body;
        }
        var ended = time != null ? time : ended(texts, now);
        var missing = new StringBuilder();
        add(missing, texts, "storeId", "\"quote\"");
        add(missing, texts, "workstationId", "\"quote\"");
        add(missing, texts, "sequenceNumber", "0");
        add(missing, texts, "type", "\"SALE\"");
        add(missing, texts, ENDED_AT, "\"" + ended.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME) + "\"");
        add(missing, texts, "businessDay", "\"" + ended.toLocalDate() + "\"");
        int brace = 0;
        while (body[brace] != '{') {
            brace++;
        }
        var whole = new ByteArrayOutputStream(body.length + missing.length());
        whole.write(body, 0, brace + 1);
        whole.writeBytes(missing.toString().getBytes(StandardCharsets.UTF_8));
        whole.write(body, brace + 1, body.length - brace - 1);
        return whole.toByteArray();
    }

    private static void add(StringBuilder missing, Map<String, String> texts, String name, String value) {
        if (!texts.containsKey(name)) {
            missing.append('"').append(name).append("\":").append(value).append(',');
        }
    }

    private static OffsetDateTime ended(Map<String, String> texts, Instant now) {
        var text = texts.get(ENDED_AT);
        var time = text == null ? null : time(text);
        return time != null ? time : now.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime time(String text) {
        var time = Rfc3339.time(text);
        try {
            return time == null ? null : time.at().atOffset(time.offset());
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Receipt endedAt(Receipt receipt, OffsetDateTime time) {
        return new Receipt(
                receipt.id(),
                receipt.type(),
                time.toInstant(),
                time.getOffset(),
                receipt.timeZone(),
                receipt.currency(),
                receipt.training(),
                receipt.offline(),
                receipt.card(),
                receipt.lines(),
                receipt.tenders(),
                receipt.coupons(),
                receipt.voids());
    }
}

package io.pointbook.ledger.ingest.receipt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of {@code till.receipts.v1}: parses, checks against the contract and writes the stored form in one
 * pass. Has no state of its own: any number of threads may share one.
 */
public final class TillReceiptReader {
    /** The stored form is a little longer where cards are hashed; this much spares the buffer's growth. */
    private static final int ROOM_FOR_HASHES = 256;

    private final CardNumbers cards;
    private final ReceiptLimits limits;

    public TillReceiptReader(CardHasher hasher, ReceiptLimits limits) {
        this.cards = new TillCardNumbers(hasher);
        this.limits = limits;
    }

    /**
     * Never throws for anything that a till can send.
     *
     * @param brokerTimestamp when the broker took the record
     */
    public Reading read(byte @Nullable [] value, TillHeaders headers, Instant brokerTimestamp) {
        if (value == null || value.length == 0) {
            return new Reading.Refused(RefusalCode.EMPTY, "the record has no value");
        }
        if (value.length > limits.maxBytes()) {
            return new Reading.Refused(
                    RefusalCode.TOO_LARGE, "the value has " + value.length + " bytes, more than " + limits.maxBytes());
        }
        try {
            UnicodeCheck.check(value);
            return read(value, Envelope.receiptIn(value, headers), brokerTimestamp.plus(limits.maxAhead()));
        } catch (Refusal refusal) {
            return refusal.toReading();
        } catch (StreamConstraintsException _) {
            return new Reading.Refused(
                    RefusalCode.UNREADABLE,
                    "nested deeper than " + ReceiptJson.MAX_DEPTH + " levels, or a name or number of more than "
                            + ReceiptJson.MAX_NUMBER_LENGTH + " characters");
        } catch (JsonProcessingException problem) {
            // The parser's own message would quote the payload.
            return new Reading.Refused(
                    RefusalCode.UNREADABLE,
                    "not JSON at byte " + problem.getLocation().getByteOffset());
        } catch (IOException problem) {
            throw new UncheckedIOException("memory cannot fail to be read", problem);
        }
    }

    private Reading read(byte[] value, Envelope.Part part, Instant latestEnd) throws IOException {
        var canonical = new ByteArrayOutputStream(part.length() + ROOM_FOR_HASHES);
        Receipt receipt;
        try (var in = ReceiptJson.parser(value, part.from(), part.length());
                var out = ReceiptJson.generator(canonical)) {
            var fields = new ReceiptFields(new JsonCopy(in, out), cards);
            receipt = read(fields, in);
            Checks.all(receipt, fields.total(), fields.rounding(), latestEnd);
        }
        return new Reading.Read(receipt, new CanonicalReceipt(canonical.toByteArray()));
    }

    /** What breaks the contract first may be no JSON further on: then it is unreadable, whatever stands before. */
    private static Receipt read(ReceiptFields fields, JsonParser in) throws IOException {
        try {
            return fields.read();
        } catch (Refusal refusal) {
            while (in.nextToken() != null) {
                // only whether it can be read
            }
            throw refusal;
        }
    }
}

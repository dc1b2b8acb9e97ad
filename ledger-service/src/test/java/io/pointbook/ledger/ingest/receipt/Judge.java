package io.pointbook.ledger.ingest.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.ledger.ingest.receipt.Reading.Read;
import io.pointbook.ledger.ingest.receipt.Reading.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.regex.Pattern;

/** What should come of a receipt by the schema's validator and by plain arithmetic, and what our reader says. */
final class Judge {
    // The validator lets some through that RFC 3339 does not have: "…00Zjunk", "+01x00", "+02024-01-01".
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME =
            Pattern.compile(DATE + "[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final TillReceiptReader READER =
            new TillReceiptReader(Tills.HASHER, new ReceiptLimits(Integer.MAX_VALUE, Duration.ZERO));
    // Far ahead, so that no clock is ahead of it.
    private static final Instant BROKER_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private Judge() {}

    static Reading read(byte[] json) {
        return READER.read(json, TillHeaders.NONE, BROKER_TIME);
    }

    static String expected(byte[] json, Reading reading) throws IOException {
        return ReceiptSchema.accepts(json)
                ? outcomeBeyondTheSchema(ReceiptSchema.MAPPER.readTree(json), reading)
                : "schema_invalid";
    }

    static String outcome(Reading reading) {
        return switch (reading) {
            case Read _ -> "read";
            case Refused refused -> refused.code().text();
        };
    }

    /** The rules that a schema cannot say, by plain arithmetic over the tree; voids have tests of their own. */
    private static String outcomeBeyondTheSchema(JsonNode receipt, Reading reading) {
        var numbers = new HashSet<Long>();
        var sum = receipt.path("rounding").decimalValue();
        boolean allowed = isCurrency(receipt.path("currency")) && hasProperTimes(receipt);
        for (var line : receipt.path("lines")) {
            sum = sum.add(line.get("net").decimalValue());
            allowed &= numbers.add(line.get("lineNumber").decimalValue().longValueExact());
            allowed &= !line.get("kind").asText().equals("RETURN")
                    || new BigDecimal(line.get("quantity").asText()).signum() <= 0;
            allowed &= hasProperTimes(line.path("original"));
        }
        if (!allowed) {
            return "schema_invalid";
        }
        if (receipt.has("total") && receipt.get("total").decimalValue().compareTo(sum) != 0) {
            return "total_mismatch";
        }
        return outcome(reading).equals("void_unmatched") ? "void_unmatched" : "read";
    }

    private static boolean isCurrency(JsonNode currency) {
        try {
            return currency.isMissingNode()
                    || Currency.getInstance(currency.asText()).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean hasProperTimes(JsonNode object) {
        return matches(DATE, object.path("businessDay"))
                && matches(TIME, object.path("beganAt"))
                && matches(TIME, object.path("endedAt"))
                && matches(DATE, object.path("voids").path("businessDay"))
                && matches(DATE, object.path("resumes").path("businessDay"));
    }

    private static boolean matches(Pattern pattern, JsonNode text) {
        return text.isMissingNode() || pattern.matcher(text.asText()).matches();
    }
}

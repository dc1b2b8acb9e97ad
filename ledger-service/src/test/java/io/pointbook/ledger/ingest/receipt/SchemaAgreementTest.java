package io.pointbook.ledger.ingest.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.ledger.ingest.receipt.Reading.Read;
import io.pointbook.ledger.ingest.receipt.Reading.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Our reader by hand and networknt's validator say the same of every receipt. */
class SchemaAgreementTest {
    // The validator lets some through that RFC 3339 does not have: "…00Zjunk", "+01x00", "+02024-01-01".
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME =
            Pattern.compile(DATE + "[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final TillReceiptReader READER =
            new TillReceiptReader(Tills.HASHER, new ReceiptLimits(Integer.MAX_VALUE, Duration.ZERO));
    // Far ahead, so that no clock is ahead of it.
    private static final Instant BROKER_TIME = Instant.parse("9999-12-31T23:59:59Z");

    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
    void the_reader_accepts_exactly_what_the_schema_accepts(@ForAll long seed, @ForAll @IntRange(max = 3) int changes)
            throws Exception {
        var random = new Random(seed);
        var receipt = new RandomReceipts(random).receipt();
        for (int i = 0; i < changes; i++) {
            new ReceiptMutations(random).change(receipt);
        }
        byte[] json = ReceiptSchema.MAPPER.writeValueAsBytes(receipt);

        var reading = READER.read(json, TillHeaders.NONE, BROKER_TIME);

        boolean valid = ReceiptSchema.accepts(json);
        Statistics.label("valid by the schema").collect(valid).coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 15);
            coverage.check(false).percentage(share -> share > 15);
        });
        assertThat(outcome(reading))
                .as(() -> "%s of %.3000s".formatted(reading, receipt))
                .isEqualTo(
                        valid
                                ? outcomeBeyondTheSchema(ReceiptSchema.MAPPER.readTree(json), reading)
                                : "schema_invalid");
        if (reading instanceof Read read) {
            assertThat(CanonicalReceiptReader.read(read.canonical())).isEqualTo(read.receipt());
        }
    }

    private static String outcome(Reading reading) {
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

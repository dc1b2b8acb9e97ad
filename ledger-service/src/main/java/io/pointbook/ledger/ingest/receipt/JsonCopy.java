package io.pointbook.ledger.ingest.receipt;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The receipt on its way from the till's bytes to ours: whatever is read here is also written. Every method reads the
 * token that the parser stands on; {@link #nextMember()} and {@link #nextElement()} move it there.
 */
final class JsonCopy {
    private final JsonParser in;
    private final @Nullable JsonGenerator out;

    /** Reads only, where there is nothing to write: a receipt that we stored ourselves. */
    JsonCopy(JsonParser in) {
        this(in, null);
    }

    JsonCopy(JsonParser in, @Nullable JsonGenerator out) {
        this.in = in;
        this.out = out;
    }

    void start() throws IOException {
        if (in.nextToken() == null) {
            throw unreadable("white space only");
        }
    }

    void requireEnd() throws IOException {
        if (in.nextToken() != null) {
            throw unreadable("something follows the receipt");
        }
    }

    void beginObject() throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw expected("an object");
        }
        if (out != null) {
            out.writeStartObject();
        }
    }

    /** The next member's name, with the parser on its value; null behind the last. */
    @Nullable
    String nextMember() throws IOException {
        String name = in.nextFieldName();
        if (name != null) {
            if (out != null) {
                out.writeFieldName(name);
            }
            in.nextToken();
        } else if (out != null) {
            out.writeEndObject();
        }
        return name;
    }

    void beginArray() throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw expected("an array");
        }
        if (out != null) {
            out.writeStartArray();
        }
    }

    /** False behind the last element; {@code read} elements came before. */
    boolean nextElement(int read, int max) throws IOException {
        if (in.nextToken() == JsonToken.END_ARRAY) {
            if (out != null) {
                out.writeEndArray();
            }
            return false;
        }
        if (read == max) {
            throw expected("no element beyond the first " + max);
        }
        return true;
    }

    /** A string that is read but not written: the caller writes something in its place. */
    String secret(int minLength, int maxLength) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw expected("a string");
        }
        String text = in.getText();
        // Lengths are code points; a string never has more of them than chars.
        boolean tooLong = text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength;
        if (tooLong || text.length() < minLength) {
            throw expected("a string of " + minLength + " to " + maxLength + " characters");
        }
        return text;
    }

    String text(int maxLength) throws IOException {
        String text = secret(0, maxLength);
        if (out != null) {
            out.writeString(text);
        }
        return text;
    }

    /** A string of letters, digits and {@code . _ : -}. */
    String code(int maxLength) throws IOException {
        String text = text(maxLength);
        if (!CharChecks.isCode(text)) {
            throw expected("1 to " + maxLength + " of A-Z a-z 0-9 . _ : -");
        }
        return text;
    }

    LocalDate date() throws IOException {
        var date = Rfc3339.date(text(Integer.MAX_VALUE));
        if (date == null) {
            throw expected("a date as in 2024-02-29");
        }
        return date;
    }

    Rfc3339.Time time() throws IOException {
        var time = Rfc3339.time(text(Integer.MAX_VALUE));
        if (time == null) {
            throw expected("a time with its offset as in 2024-02-29T18:30:00+01:00");
        }
        return time;
    }

    boolean flag() throws IOException {
        boolean value =
                switch (in.currentToken()) {
                    case VALUE_TRUE -> true;
                    case VALUE_FALSE -> false;
                    default -> throw expected("true or false");
                };
        if (out != null) {
            out.writeBoolean(value);
        }
        return value;
    }

    /** An integer by value: {@code 5}, {@code 5.0} and {@code 5e0} are the same and all written as {@code 5}. */
    long integer(long min, long max) throws IOException {
        long value =
                switch (in.currentToken()) {
                    case VALUE_NUMBER_INT ->
                        in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? outside(min, max) : in.getLongValue();
                    case VALUE_NUMBER_FLOAT -> integral(min, max);
                    default -> outside(min, max);
                };
        if (value < min || value > max) {
            return outside(min, max);
        }
        if (out != null) {
            out.writeNumber(value);
        }
        return value;
    }

    private long integral(long min, long max) throws IOException {
        var value = decimal();
        if (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            return outside(min, max);
        }
        try {
            return value.longValueExact();
        } catch (ArithmeticException _) {
            return outside(min, max);
        }
    }

    private long outside(long min, long max) {
        throw expected("an integer from " + min + " to " + max);
    }

    private BigDecimal decimal() throws IOException {
        try {
            return new BigDecimal(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
        } catch (NumberFormatException _) {
            throw unreadable("a number's exponent is beyond what can be compared");
        }
    }

    void writeHashed(HashedCard card) throws IOException {
        if (out != null) {
            out.writeStartObject();
            out.writeStringField(HashedCard.HASH, card.hash());
            if (card.last4() != null) {
                out.writeStringField(HashedCard.LAST4, card.last4());
            }
            out.writeEndObject();
        }
    }

    /** Copies a value that the contract does not know, whatever it is. */
    void unknown() throws IOException {
        switch (in.currentToken()) {
            case START_OBJECT -> unknownObject();
            case START_ARRAY -> {
                beginArray();
                for (int read = 0; nextElement(read, Integer.MAX_VALUE); read++) {
                    unknown();
                }
            }
            case VALUE_NUMBER_FLOAT -> {
                var _ = decimal();
                unknownNumber();
            }
            case VALUE_NUMBER_INT -> unknownNumber();
            default -> {
                if (out != null) {
                    out.copyCurrentEvent(in);
                }
            }
        }
    }

    private void unknownObject() throws IOException {
        beginObject();
        var names = new HashSet<String>();
        for (String name = nextMember(); name != null; name = nextMember()) {
            if (!names.add(name)) {
                throw twice();
            }
            unknown();
        }
    }

    /** In its own digits: copied as a double it would lose some. */
    private void unknownNumber() throws IOException {
        if (out != null) {
            out.writeNumber(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
        }
    }

    /** Copies a member that the contract does not know, and remembers its name in {@code names}. */
    Set<String> unknown(String name, @Nullable Set<String> names) throws IOException {
        var all = names == null ? new HashSet<String>() : names;
        if (!all.add(name)) {
            throw twice();
        }
        unknown();
        return all;
    }

    /** The set of members seen, with one more; a member that is in it already makes the value unreadable. */
    int once(int seen, int member) {
        int bit = 1 << member;
        if ((seen & bit) != 0) {
            throw twice();
        }
        return seen | bit;
    }

    private Refusal twice() {
        return unreadable("a member stands twice in one object");
    }

    private Refusal unreadable(String what) {
        return new Refusal(
                RefusalCode.UNREADABLE,
                what + ", at byte " + in.currentTokenLocation().getByteOffset());
    }

    /** The contract is broken at the value that the parser stands on. */
    Refusal expected(String what) {
        String pointer = in.getParsingContext().pathAsPointer().toString();
        String place = pointer.isEmpty() ? "the receipt" : pointer;
        return new Refusal(RefusalCode.SCHEMA_INVALID, place + ": expected is " + what);
    }
}

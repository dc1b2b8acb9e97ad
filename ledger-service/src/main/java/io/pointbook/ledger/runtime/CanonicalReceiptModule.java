package io.pointbook.ledger.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A receipt's bytes stand inside its event's JSON as they are, and the very same bytes come out again. */
final class CanonicalReceiptModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    CanonicalReceiptModule() {
        addSerializer(new Writer());
        addDeserializer(CanonicalReceipt.class, new Reader());
    }

    private static final class Writer extends StdSerializer<CanonicalReceipt> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(CanonicalReceipt.class);
        }

        @Override
        public void serialize(CanonicalReceipt receipt, JsonGenerator to, SerializerProvider provider)
                throws IOException {
            to.writeRawValue(new String(receipt.json(), StandardCharsets.UTF_8));
        }
    }

    private static final class Reader extends StdDeserializer<CanonicalReceipt> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(CanonicalReceipt.class);
        }

        @Override
        public CanonicalReceipt deserialize(JsonParser from, DeserializationContext context) throws IOException {
            if (from.currentToken() != JsonToken.START_OBJECT) {
                return (CanonicalReceipt) context.handleUnexpectedToken(CanonicalReceipt.class, from);
            }
            var source = from.currentTokenLocation().contentReference().getRawContent();
            return new CanonicalReceipt(source instanceof byte[] bytes ? cut(from, bytes) : copied(from));
        }

        private static byte[] cut(JsonParser from, byte[] source) throws IOException {
            int begin = Math.toIntExact(from.currentTokenLocation().getByteOffset());
            from.skipChildren();
            int end = Math.toIntExact(from.currentLocation().getByteOffset());
            return Arrays.copyOfRange(source, begin, end);
        }

        /** Token by token, numbers untouched: there are no bytes where an upcaster had the event as a tree. */
        private static byte[] copied(JsonParser from) throws IOException {
            var bytes = new ByteArrayBuilder();
            try (var to = from.getCodec().getFactory().createGenerator(bytes)) {
                to.copyCurrentStructureExact(from);
            }
            return bytes.toByteArray();
        }
    }
}

package io.pointbook.ledger.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A receipt's bytes stand inside its event's JSON as they are, and come out again token by token, numbers untouched. */
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
            var bytes = new ByteArrayBuilder();
            try (var to = from.getCodec().getFactory().createGenerator(bytes)) {
                to.copyCurrentStructureExact(from);
            }
            return new CanonicalReceipt(bytes.toByteArray());
        }
    }
}

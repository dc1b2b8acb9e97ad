package io.pointbook.notification.contact;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.inbox.BatchHandler;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes contacts from {@code members.contacts.v1}: the key is the member, a record without a value forgets him. What cannot be
 * used is counted and left on the topic, and never copied into a dead letter: it is personal, and nobody could erase it there.
 */
public final class ContactTopic implements BatchHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ContactTopic.class);
    private static final String ACTOR = "members.contacts.v1";
    private static final ObjectReader READER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(ContactImport.class);

    private final ContactDesk desk;
    private final MeterRegistry registry;
    private final Clock clock;

    public ContactTopic(ContactDesk desk, MeterRegistry registry, Clock clock) {
        this.desk = desk;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, OpenTransaction transaction) throws Exception {
        for (var record : batch) {
            var checked = checked(record);
            if (checked == null) {
                continue;
            }
            if (checked.contact() == null) {
                desk.erase(transaction.connection(), checked.memberId());
            } else {
                desk.write(transaction.connection(), checked.contact());
            }
        }
    }

    /** @param contact absent: he is to be forgotten */
    private record Read(String memberId, ContactImport.@Nullable Checked contact) {}

    private @Nullable Read checked(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.key() == null) {
                throw new IOException("there is no key");
            }
            var memberId = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                return new Read(memberId, null);
            }
            ContactImport told = READER.readValue(record.value());
            if (told == null) {
                throw new IOException("the value is the word null");
            }
            return new Read(
                    memberId,
                    desk.checked(memberId, told, ACTOR, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        } catch (Refused unusable) {
            reject(record, "invalid_request");
        } catch (IOException unreadable) {
            reject(record, "unreadable");
        }
        return null;
    }

    private void reject(ConsumerRecord<byte[], byte[]> record, String code) {
        registry.counter("pointbook_contacts_rejected_total", "code", code).increment();
        LOG.atWarn()
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("code", code)
                .log("a contact on the topic cannot be used and is left out");
    }
}

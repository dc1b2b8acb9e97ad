package io.pointbook.notification.runtime;

import io.pointbook.contract.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What another system tells on {@code members.contacts.v1}, in single quotes for double ones. */
record ContactRecords(String bootstrap) {
    void publish(String key, String value) throws Exception {
        try (var producer = new KafkaProducer<String, String>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            var json = value == null ? null : value.replace('\'', '"');
            producer.send(new ProducerRecord<>(Topics.MEMBER_CONTACTS, 0, key, json))
                    .get();
        }
    }

    static String consents(String evidence) {
        return "'consents':[{'channel':'SMS','purpose':'MARKETING','given':true,'at':'2026-03-01T12:00:00Z',"
                + "'textVersion':'2026-1','source':'app','evidence':'" + evidence + "'}]";
    }
}

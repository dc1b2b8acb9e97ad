package io.pointbook.ledger.runtime;

import io.pointbook.contract.Topics;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Broker, database and card key for a ledger behind its HTTP doors. */
public class DoorStack implements QuarkusTestResourceLifecycleManager {
    static final String DATABASE = "ledger_doors";
    static final String TILL_TOPIC = "till.receipts.v1";

    private final Broker broker = Broker.temporary();

    @Override
    public Map<String, String> start() {
        broker.createTopic(TILL_TOPIC, 2, Map.of("message.timestamp.type", "LogAppendTime"));
        broker.createTopic(TILL_TOPIC + ".dead-letter", 2);
        broker.createTopic(Topics.MEMBER_EVENTS, 2, Map.of("message.timestamp.type", "LogAppendTime"));
        broker.createTopic(Topics.MEMBER_EVENTS_DEAD_LETTER, 2);
        return Map.of(
                "kafka.bootstrap.servers", broker.bootstrap(),
                "quarkus.datasource.jdbc.url", Database.shared().newDatabase(DATABASE),
                "pointbook.ledger.card-key-file", keyFile().toString(),
                "pointbook.ledger.signing-key-file", signingKeyFile().toString());
    }

    /** Sends a receipt as a till does. */
    static void till(String bootstrapServers, String receipt) {
        try (var producer = new KafkaProducer<byte[], byte[]>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TILL_TOPIC, receipt.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Path signingKeyFile() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var base64 = Base64.getMimeEncoder();
            var file = Files.createTempFile("signing", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + base64.encodeToString(pair.getPrivate().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\n"
                            + base64.encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Path keyFile() {
        try {
            var file = Files.createTempFile("card", ".key");
            Files.write(file, "a key for tests, thirty-two bytes or more".getBytes(StandardCharsets.UTF_8));
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        broker.close();
    }
}

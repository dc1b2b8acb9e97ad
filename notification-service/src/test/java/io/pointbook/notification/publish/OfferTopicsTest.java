package io.pointbook.notification.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pointbook.contract.offers.OfferFound.Consent;
import io.pointbook.notification.Tables;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.notification.occasion.Occasions;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class OfferTopicsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private final DataSource database = Tables.fresh();
    private final Transactor transactor = new Transactor(database);
    private final Standing standing = new Standing() {
        @Override
        public List<Consent> consents(Connection connection, String memberId, Instant now) {
            return List.of(new Consent("SMS", "MARKETING"));
        }

        @Override
        public List<String> segments(Connection connection, String memberId) {
            return List.of("regulars");
        }
    };
    private final OfferTopics topics =
            new OfferTopics(transactor, standing, new Transactions(transactor, Clock.fixed(NOON, ZoneOffset.UTC)));

    private MockProducer<byte[], byte[]> producer = acknowledging(true);
    private final OfferPublisher publisher = new OfferPublisher(transactor, () -> producer);

    @Test
    void an_occasion_is_told_once_and_what_is_personal_is_not() throws Exception {
        note(
                occasion(OccasionKind.TIER_CHANGED, "e-1"),
                occasion(OccasionKind.BIRTHDAY, "2026"),
                occasion(OccasionKind.SEGMENT_ENTERED, "s-1"));
        note(occasion(OccasionKind.TIER_CHANGED, "e-1"));

        tellAll(3);
        assertThat(publisher.batch()).isEqualTo(2);
        assertThat(publisher.batch()).isZero();

        assertThat(producer.history())
                .extracting(message -> message.topic())
                .containsExactly("offers.tier-changed.v1", "offers.segment-entered.v1");
        assertThat(new String(producer.history().getFirst().value(), StandardCharsets.UTF_8))
                .contains("\"eventId\":\"TIER_CHANGED:m-1:e-1\"", "\"segments\":[\"regulars\"]");
    }

    @Test
    void what_the_broker_did_not_take_is_sent_again() throws Exception {
        note(occasion(OccasionKind.TIER_CHANGED, "e-1"), occasion(OccasionKind.TIER_CHANGED, "e-2"));
        tellAll(2);
        producer = acknowledging(false);
        var refusing = producer;
        var failing = new Thread(() -> {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> refusing.history().size() == 2);
            refusing.completeNext();
            refusing.errorNext(new IllegalStateException("the broker is gone"));
        });
        failing.start();
        assertThatThrownBy(publisher::batch).hasMessageContaining("the broker is gone");
        failing.join();
        assertThat(refusing.closed()).isTrue();

        producer = acknowledging(true);

        assertThat(publisher.batch()).isEqualTo(2);
    }

    @Test
    void a_message_that_was_sent_is_told_with_the_transaction_that_notes_it() throws Exception {
        var sent = new SentMessage("m-1", "c-1", "o-1", "SMS", "A", "MARKETING", NOON);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            topics.sent(connection, sent);
            connection.rollback();
        }
        assertThat(publisher.batch()).isZero();
        transactor.run(transaction -> {
            topics.sent(transaction.connection(), sent);
            return 1;
        });

        assertThat(publisher.batch()).isEqualTo(1);
        assertThat(producer.history().getFirst().topic()).isEqualTo("offers.sent.v1");
    }

    /** Transactions of anybody on the server keep newer occasions back while they last. */
    private void tellAll(int occasions) {
        var told = new int[1];
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            told[0] += topics.batch();
            assertThat(told[0]).isEqualTo(occasions);
        });
    }

    private static MockProducer<byte[], byte[]> acknowledging(boolean alone) {
        return new MockProducer<>(alone, (Partitioner) null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void note(Occasion... found) throws SQLException {
        try (var connection = database.getConnection()) {
            Occasions.note(connection, List.of(found), NOON);
        }
    }

    private static Occasion occasion(OccasionKind kind, String occasionId) {
        return new Occasion(kind, "m-1", occasionId, NOON, Map.of("tier", "gold"));
    }
}

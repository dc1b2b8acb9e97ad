package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.contract.Topics;
import io.pointbook.contract.offers.OfferFound.Consent;
import io.pointbook.notification.Tables;
import io.pointbook.notification.campaign.Audiences;
import io.pointbook.notification.campaign.CampaignTerms.Audience;
import io.pointbook.notification.campaign.MessageDesk;
import io.pointbook.notification.campaign.Reach.Way;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.profile.Generations;
import io.pointbook.notification.publish.Standing;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Broker;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** The threads of campaigns and topics, on a real database and a real broker. */
class CampaignWorkTest {
    private static final Duration AT_MOST = Duration.ofSeconds(40);
    private static final Instant EXPIRES = Instant.parse("2026-03-15T23:00:00Z");

    private final DataSource database = Tables.fresh();
    private final Transactor transactor = new Transactor(database);
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T11:00:00Z"), ZoneOffset.UTC);
    private final List<String> handed = new CopyOnWriteArrayList<>();

    @Test
    void what_the_calendar_brings_is_told_to_the_member_and_on_the_topic() throws Exception {
        transactor.run(transaction -> {
            Generations.first(transaction.connection(), clock.instant());
            return true;
        });
        try (var broker = Broker.temporary()) {
            broker.createTopic(Topics.OFFERS_POINTS_EXPIRING, 1);
            try (var work = work(broker.bootstrap())) {
                execute("insert into campaign (campaign_id, version, state, terms, author, occasion_kind, secret,"
                        + " created_at, changed_at) values ('c', 1, 'ACTIVE', '" + TERMS
                        + "', 'anna', 'POINTS_EXPIRING', 'secret', now(), now())");
                execute("insert into profile.member (member_id, expiring) values ('m-1',"
                        + " '[{\"wallet\":\"points\",\"at\":\"" + EXPIRES + "\",\"points\":40}]')");
                work.start();

                await().atMost(AT_MOST).untilAsserted(() -> assertThat(handed).containsExactly("40 points"));
                assertThat(told(broker.bootstrap())).contains("\"occasionId\":\"points:2026-03-16:14\"");
            }
        }
    }

    private static final String TERMS = """
            {"name":"c","purpose":"MARKETING","trigger":{"kind":"OCCASION","occasion":"POINTS_EXPIRING","parameters":{}},
            "channels":["SMS"],"everyChannel":false,"holdoutPercent":0,"arms":[{"name":"A","weight":1,"texts":[
            {"channel":"SMS","language":"en","text":"{occasion.points} points"}]}],"defaultLanguage":"en","fallbacks":{},
            "validDays":3,"mayRepeat":false,"transliterate":false,"responseDays":14}""";

    private CampaignWork work(String bootstrap) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(NotificationConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "pointbook.notification.ledger.address", "http://127.0.0.1:1",
                                "pointbook.notification.rewards.address", "http://127.0.0.1:1",
                                "pointbook.notification.campaign.link-address", "http://127.0.0.1:1",
                                "pointbook.notification.campaign.plan-every", "PT0.1S",
                                "pointbook.notification.campaign.find-every", "PT0.1S"),
                        "test",
                        100))
                .build()
                .getConfigMapping(NotificationConfig.class);
        var seams = new CampaignWork.Seams(
                (_, _, _, _) -> new Way("en", ZoneOffset.UTC, Set.of(Channel.SMS), true),
                new NoSegments(),
                new Phones(handed),
                (_, _) -> null,
                new Regular());
        return new CampaignWork(config, seams, transactor, new Transactions(transactor, clock), bootstrap);
    }

    private void execute(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String told(String bootstrap) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var part = List.of(new TopicPartition(Topics.OFFERS_POINTS_EXPIRING, 0));
            consumer.assign(part);
            consumer.seekToBeginning(part);
            var told = new StringBuilder();
            await().atMost(AT_MOST).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> told.append(message.value()));
                return !told.isEmpty();
            });
            return told.toString();
        }
    }

    private record Phones(List<String> handed) implements MessageDesk {
        @Override
        public boolean plan(Connection connection, Outgoing message) {
            return handed.add(message.text());
        }

        @Override
        public int parts(String text) {
            return 1;
        }
    }

    private static final class NoSegments implements Audiences {
        @Override
        public List<String> after(Connection connection, Audience audience, String memberId, int limit) {
            return List.of();
        }

        @Override
        public boolean contains(Connection connection, Audience audience, String memberId) {
            return false;
        }

        @Override
        public int version(Connection connection, Audience audience) {
            return 0;
        }

        @Override
        public long count(Connection connection, Audience audience) {
            return 0;
        }
    }

    private static final class Regular implements Standing {
        @Override
        public List<Consent> consents(Connection connection, String memberId, Instant now) {
            return List.of();
        }

        @Override
        public List<String> segments(Connection connection, String memberId) {
            return List.of();
        }
    }
}

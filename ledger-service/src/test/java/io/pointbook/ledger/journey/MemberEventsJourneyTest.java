package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.pointbook.ledger.account.AccountCommand.OpenAccount;
import io.pointbook.ledger.account.NewCard;
import io.pointbook.ledger.audit.AuditReplay;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.memberevent.Resolving;
import io.pointbook.ledger.rulebook.Published;
import io.pointbook.ledger.runtime.AuditReplayCommand;
import io.pointbook.runtime.http.Refused;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events about members and the receipts between them, through the real inboxes. */
class MemberEventsJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private TestLedger ledger;
    private TillTopic till;
    private KafkaProducer<byte[], byte[]> producer;
    private int sent;

    @BeforeEach
    void open() throws Exception {
        ledger = new TestLedger("members", Map.of()).start();
        Published.example(ledger.ledger(), "referral", LONG_AGO);
        Published.example(ledger.ledger(), "staff", LONG_AGO);
        till = new TillTopic(ledger);
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, ledger.broker.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        producer.close();
        till.close();
        ledger.close();
    }

    @Test
    void a_referral_rewards_both_sides_once_and_a_void_of_the_first_purchase_takes_both_back() throws Exception {
        member("m-ewa", "CUSTOMER", "EWA");
        member("m-jan", "CUSTOMER", "JAN");
        var referral = event("r-1", "'type':'REFERRAL','card':{'number':'JAN'},'referredBy':{'memberId':'m-ewa'}");
        tell(referral);
        tell(referral);
        assertThat(events("posted")).isEqualTo(1);
        assertThat(events("duplicate")).isEqualTo(1);

        buy(1, "JAN", 4590);
        buy(1, "JAN", 4590);
        assertThat(balance("m-jan")).isEqualTo(145);
        assertThat(balance("m-ewa")).isEqualTo(200);
        buy(2, "JAN", 1000);
        assertThat(balance("m-ewa")).isEqualTo(200);

        post(receipt(
                3,
                "POST_VOID",
                "",
                ",'voids':{'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':1}"));
        assertThat(balance("m-jan")).isEqualTo(10);
        assertThat(balance("m-ewa")).isEqualTo(0);
        assertThat(ledger.count("count(*) from event where type = 'occasion-posted'"))
                .isEqualTo(3);
        assertAudited();
    }

    @Test
    void the_first_purchase_and_its_return_in_one_batch_with_the_return_in_front() throws Exception {
        member("m-ewa", "CUSTOMER", "EWA");
        member("m-jan", "CUSTOMER", "JAN");
        tell(event("r-1", "'type':'REFERRAL','memberId':'m-jan','referredBy':{'card':{'number':'EWA'}}"));
        var back = receipt(
                2,
                "RETURN",
                "JAN",
                ",'currency':'PLN','lines':[{'lineNumber':1,'kind':'RETURN','itemId':'tea','quantity':'-1','net':-4590,"
                        + "'original':{'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':1,'lineNumber':1}}]");
        post(back);
        buy(1, "JAN", 4590);
        await().atMost(LONGEST).untilAsserted(() -> assertThat(ledger.count("count(*) from waiting"))
                .isZero());
        assertThat(balance("m-jan")).isEqualTo(0);
        assertThat(balance("m-ewa")).isEqualTo(0);
        assertThat(ledger.query("select business_time::text, 1 from (select payload->'occasion'->>'kind' business_time"
                        + " from (select convert_from(payload, 'UTF8')::jsonb payload from event"
                        + " where type = 'occasion-posted') e) k"))
                .containsOnlyKeys("REFERRED", "REFERRAL", "REFERRAL_UNDONE");
        assertAudited();
    }

    @Test
    void a_referral_or_a_team_that_nobody_knows_waits_until_an_operator_names_the_right_one() throws Exception {
        member("m-jan", "CUSTOMER", "JAN");
        member("m-ewa", "CUSTOMER", "EWA");
        member("m-ola", "STAFF", "OLA");
        tell(event("r-1", "'type':'REFERRAL','memberId':'m-jan','referredBy':{'memberId':'m-eva'}"));
        tell(event("r-2", "'type':'REFERRAL','memberId':'m-jan','referredBy':{'memberId':'m-jan'}"));
        tell(event("b-1", "'type':'BIRTHDAY','memberId':'m-nobody'"));
        tell(event("b-2", "'type':'BIRTHDAY','card':{'number':'UNSEEN'}"));
        tell(event("g-1", "'type':'GOAL','team':'stroe-5','name':'store-quarter'"));
        tell(event("t-1", "'type':'TEAM_JOINED','memberId':'m-ola','team':'store-5'"));
        buy(1, "EWA", 4000);
        tell(event("r-3", "'type':'REFERRAL','memberId':'m-ewa','referredBy':{'memberId':'m-jan'}"));
        assertThat(ledger.query("select event_id || ' ' || cause, 1 from member_event where state = 'UNRESOLVED'"))
                .containsOnlyKeys(
                        "r-1 UNKNOWN_REFERRER",
                        "r-2 REFERRED_BY_HIMSELF",
                        "b-1 UNKNOWN_MEMBER",
                        "b-2 UNKNOWN_CARD",
                        "g-1 UNKNOWN_TEAM",
                        "r-3 NOT_A_NEW_CUSTOMER");

        var desk = new Resolving(door());
        assertThat(desk.unresolved(4)).isEqualTo(List.of("r-1", "r-2", "b-1", "b-2", "g-1", "r-3"));
        assertThat(desk.post("g-1", null, null, "store-5")).isEqualTo("POSTED");
        assertThat(desk.post("g-1", null, null, "store-5")).as("the same again").isEqualTo("POSTED");
        assertThat(balance("m-ola")).isEqualTo(300);
        assertThat(desk.post("r-1", null, "m-ewa", null)).isEqualTo("POSTED");
        assertThat(desk.dismiss("b-1")).isEqualTo("DISMISSED");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> desk.post("b-2", null, null, null))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("UNKNOWN_CARD");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> desk.dismiss("r-1"))
                .isInstanceOf(Refused.class);
        buy(2, "JAN", 2000);
        assertThat(balance("m-jan")).isEqualTo(120);
        assertThat(balance("m-ewa")).isEqualTo(240);
        assertThat(desk.unresolved(4)).containsExactly("r-2", "b-2", "r-3");
        assertAudited();
    }

    @Test
    void a_goal_of_a_team_is_for_everybody_in_it_and_who_has_left_gets_nothing() throws Exception {
        member("m-ola", "STAFF", "OLA");
        member("m-jan", "STAFF", "JAN");
        tell(event("t-1", "'type':'TEAM_JOINED','memberId':'m-ola','team':'store-5'"));
        tell(event("t-2", "'type':'TEAM_JOINED','memberId':'m-jan','team':'store-5'"));
        tell(event("g-1", "'type':'GOAL','team':'store-5','name':'store-quarter'"));
        tell(event("t-3", "'type':'TEAM_LEFT','memberId':'m-jan','team':'store-5'"));
        tell(event("g-2", "'type':'GOAL','team':'store-5','name':'sales'"));
        assertThat(balance("m-jan")).isEqualTo(300);
        assertThat(balance("m-ola")).isEqualTo(800);
        assertThat(ledger.query("select member_id, 1 from team_member")).containsOnlyKeys("m-ola");
        assertAudited();
    }

    @Test
    void what_cannot_be_read_and_an_id_used_for_two_things_become_dead_letters() throws Exception {
        member("m-ola", "STAFF", "OLA");
        tell("{");
        tell(event("g-1", "'type':'GOAL','memberId':'m-ola','name':'sales'"));
        tell(event("g-1", "'type':'GOAL','memberId':'m-ola','name':'inventory'"));
        assertThat(ledger.query("select code, 1 from dead_letter")).containsOnlyKeys("unreadable", "different_event");
        assertThat(balance("m-ola")).isEqualTo(500);
        assertThat(events("rejected")).isEqualTo(2);
    }

    private void member(String id, String kind, String card) throws Exception {
        var newCard = new NewCard("c-" + id, ledger.ledger().cards().hash(card), null);
        door().write(transaction ->
                door().sitForNew(transaction, id).tell(new OpenAccount(id, kind, newCard, true, Instant.now())));
    }

    private AccountDoor door() {
        return new AccountDoor(ledger.ledger().desk(), Clock.systemUTC());
    }

    private static String event(String id, String members) {
        return ("{'eventId':'" + id + "','occurredAt':'2026-02-28T10:00:00+01:00'," + members + "}").replace('\'', '"');
    }

    /** Sends one and waits until it has been taken. */
    private void tell(String event) {
        double before = allEvents();
        producer.send(new ProducerRecord<>(ledger.memberTopic(), event.getBytes(StandardCharsets.UTF_8)));
        producer.flush();
        await().atMost(LONGEST).untilAsserted(() -> assertThat(allEvents()).isEqualTo(before + 1));
    }

    private double allEvents() {
        return ledger.registry.find("pointbook.member.events").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private long events(String outcome) {
        return (long) ledger.registry
                .get("pointbook.member.events")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private void buy(int sequence, String card, int net) {
        post(receipt(
                sequence,
                "SALE",
                card,
                ",'currency':'PLN','lines':[{'lineNumber':1,'kind':'SALE','itemId':'tea','quantity':'1','net':" + net
                        + "}]"));
    }

    private void post(JsonNode receipt) {
        sent++;
        till.send(List.of(receipt));
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(ledger.receipts()).isEqualTo(sent));
    }

    private static JsonNode receipt(int sequence, String type, String card, String more) {
        try {
            return JSON.readTree(("{'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':"
                            + sequence + ",'type':'" + type + "','endedAt':'2026-03-01T12:00:0" + sequence
                            + "+01:00'" + (card.isEmpty() ? "" : ",'card':{'number':'" + card + "'}") + more + "}")
                    .replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private long balance(String member) {
        return ledger.query("select member_id, active - debt from balance where wallet = 'points'")
                .getOrDefault(member, 0L);
    }

    private void assertAudited() throws Exception {
        try (var connection = DriverManager.getConnection(ledger.databaseUrl)) {
            assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                            .run()
                            .differences())
                    .isEmpty();
        }
    }
}

package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import io.pointbook.contract.Topics;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.notification.dispatch.Messages;
import io.pointbook.notification.dispatch.PlannedMessage;
import io.pointbook.notification.dispatch.Words;
import io.pointbook.notification.mail.ReportSamples;
import io.pointbook.notification.sms.GatewayStack;
import io.pointbook.runtime.secret.SealingKey;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.KeyFile;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two members go through everything and are erased: afterwards only their random ids are left, wherever one looks. */
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = MailStack.class, restrictToAnnotatedClass = true)
class ErasureScanTest {
    private static final Duration AT_MOST = Duration.ofSeconds(40);
    private static final String ONE = "er-4f1c";
    private static final String TWO = "er-9b2d";
    private static final String BAD = "er-77aa";
    private static final String ATTRIBUTES = "'birthYear':1947,'attributes':{'village':'Zelazowa Wola','pet':77341902}";
    private static final Marks MARKS = new Marks(
            "+48 601 234 765",
            "602 345 876",
            "602345876",
            "zenobia.mark@example.org",
            "bogumil.mark@example.org",
            "zenobia.mark",
            "Zenobia",
            "Zelazowa Wola",
            "birthYear\":1947",
            "77341902",
            "voucher-5531-zm",
            "zenomark",
            "Nie piszcie do mnie",
            "A walk with my poodle");

    @TestHTTPResource("/")
    URI root;

    @Inject
    DataSource database;

    Broker broker; // injected by GatewayStack

    GreenMail mailbox; // injected by MailStack

    private final SubjectKeys keys =
            new SubjectKeys(SealingKey.fromFile(KeyFile.of(9), "contact key")); // the stack's own
    private Doorbell doors;
    private Rows rows;
    private ContactRecords topic;

    @Test
    void nothing_but_the_random_id_is_left_in_tables_topics_and_logs() throws Exception {
        doors = new Doorbell(root);
        rows = new Rows(database);
        topic = new ContactRecords(broker.bootstrap());
        try (var log = new HeardLog()) {
            oneTells();
            twoIsToldOnTheTopic();
            whatCannotBeUsed();
            bothAreWrittenTo();
            theyAnswer();
            assertTheyAreKnown();
            var backup = sealed();

            assertThat(doors.delete("/contacts/" + ONE).status()).isEqualTo(204);
            topic.publish(TWO, null);
            await().atMost(AT_MOST).until(() -> doors.get("/contacts/" + TWO).status() == 404);
            receipt("stray-2", "UNKNOWN 48 602 345 876"); // late, and for whoever it was

            assertThat(Traces.of(MARKS, Traces.inTables(database))).isEmpty();
            var topics = Traces.inTopics(broker.bootstrap());
            assertThat(topics.remove(Topics.MEMBER_CONTACTS)).isNotEmpty(); // other systems write it
            assertThat(topics.get(Topics.OFFERS_SENT)).contains(ONE);
            assertThat(Traces.of(MARKS, topics)).isEmpty();
            assertThat(log.lines().values().stream().flatMap(List::stream))
                    .anyMatch(line -> line.contains("a contact on the topic cannot be used"))
                    .anyMatch(line -> line.contains("record fails alone"));
            assertThat(Traces.of(MARKS, log.lines()))
                    .as("the mail server of the tests says it, and so it can be found; nobody else does")
                    .containsOnlyKeys("com.icegreen.greenmail.user.UserManager");
            assertThat(opened(ONE, backup)).as("what is in backups").isNull();
        }
    }

    private void oneTells() throws Exception {
        rows.change("insert into profile.member (member_id) values ('" + ONE + "'), ('" + TWO + "')");
        var contact = "{'phone':'601 234 765','email':'zenobia.mark@example.org','language':'pl-x-zenomark',"
                + ATTRIBUTES + "}";
        assertThat(doors.put("/contacts/" + ONE, contact, "Idempotency-Key", "erasure-1")
                        .status())
                .isEqualTo(204);
        for (var channel : Channel.values()) {
            consent(ONE, channel.name(), "voucher-5531-zm");
        }
        var file = "memberId,phone,email,language,birthYear,attribute:village,consent:SMS:PROFILING,consentAt,"
                + "consentSource,consentEvidence\n" + ONE + ",+48 601-234-765,zenobia.mark@example.org,pl-x-zenomark,"
                + "1947,Zelazowa Wola,2026-1,2026-03-01T12:00:00Z,web,voucher-5531-zm\n";
        assertThat(doors.csv("/contact-imports", file).status()).isEqualTo(200);
        assertThat(doors.csv("/contact-imports", file + BAD + ",601,zenobia.mark at example,,,Zelazowa Wola,,,,\n")
                        .status())
                .isEqualTo(422);
        assertThat(doors.csv("/member-lists/walkers/members", "memberId\n" + ONE + "\n")
                        .status())
                .isEqualTo(200);
        doors.put("/segments/old", "{'name':'Old','condition':'birthYear == 1947','profiles':true}");
        await().atMost(AT_MOST)
                .until(() -> doors.post("/segments/old/evaluate", "").status() == 200);
        doors.put(
                "/questionnaires/walks",
                "{'title':{'en':'Walks'},'questions':[{'code':'why','kind':'TEXT','text':{'en':'Why?'}}]}");
        assertThat(doors.put(
                                "/contacts/" + ONE + "/answers/walks",
                                "{'version':1,'source':'app','answers':{'why':'A walk with my poodle'}}")
                        .status())
                .isLessThan(300);
    }

    private void consent(String memberId, String channel, String evidence) {
        assertThat(doors.post(
                                "/contacts/" + memberId + "/consents",
                                "{'channel':'" + channel
                                        + "','purpose':'MARKETING','given':true,'textVersion':'2026-1 zenomark',"
                                        + "'source':'till, asked Zenobia','evidence':'" + evidence + "'}")
                        .status())
                .isLessThan(300);
    }

    private void twoIsToldOnTheTopic() throws Exception {
        topic.publish(
                TWO,
                "{'phone':'+48602345876','email':'bogumil.mark@example.org'," + ATTRIBUTES + ","
                        + ContactRecords.consents("voucher-5531-zm") + "}");
        await().atMost(AT_MOST).until(() -> doors.get("/contacts/" + TWO).status() == 200);
    }

    /** One that is no JSON, one that says nonsense, and one that the database does not take. */
    private void whatCannotBeUsed() throws Exception {
        topic.publish(BAD, "{zenobia.mark@example.org 601234765");
        topic.publish(BAD, "{'phone':'12','email':'zenobia.mark@example.org'," + ATTRIBUTES + "}");
        // what the database refuses, whose sentence has the whole row in it
        rows.change("alter table consent add constraint refused check (member_id <> '" + BAD + "')");
        topic.publish(
                BAD,
                "{'phone':'+48601234765'," + ATTRIBUTES + "," + ContactRecords.consents("voucher-5531-zm-2") + "}");
        await().atMost(AT_MOST).until(() -> rows.count("dead_letter") == 1);
        assertThat(doors.get("/contacts/" + BAD).status()).isEqualTo(404);

        assertThat(doors.put("/contacts/" + ONE, "{'phone':'+48 601 234 765 1','email':zenobia.mark}")
                        .status())
                .isEqualTo(400);
        assertThat(doors.put("/contacts/" + ONE, "{'email':'zenobia.mark at example.org'}")
                        .status())
                .isEqualTo(422);
        assertThat(doors.post(
                                "/contacts/" + ONE + "/consents",
                                "{'channel':'zenobia.mark','purpose':'MARKETING',"
                                        + "'given':false,'source':'Zenobia'}")
                        .status())
                .isEqualTo(422);
    }

    private void bothAreWrittenTo() throws Exception {
        doors.post(
                "/campaigns",
                "{'campaignId':'walks','channels':['EMAIL'],'trigger':{'kind':'ONCE','at':'2026-03-01T12:00:00Z'},"
                        + "'url':'https://shop.example','arms':[{'name':'A','weight':1,'texts':[{'channel':'EMAIL',"
                        + "'language':'pl','subject':'Hej','text':'{link}','html':'<p>{link}</p>'}]}]}");
        assertThat(doors.post("/campaigns/walks/start", "{}").at("/state")).isEqualTo("ACTIVE");
        plan(ONE, Channel.SMS, new Words(null, "Zenobia, 601 234 765?", null));
        plan(ONE, Channel.EMAIL, new Words("Zenobia", "Zelazowa Wola", "<p>Zenobia</p>"));
        plan(TWO, Channel.SMS, new Words(null, "Zenobia, 602 345 876?", null));
        await().atMost(AT_MOST).until(() -> rows.count("message where state = 'SENT'") == 4);
        assertThat(mailbox.getReceivedMessages()).hasSize(2);
    }

    /** What a member of staff or a campaign wrote to him; it needs no consent, and no daytime. */
    private void plan(String memberId, Channel channel, Words words) throws Exception {
        var now = Instant.now();
        var message = new PlannedMessage(
                memberId, "word", "o-1", channel, "A", Purpose.SERVICE, words, 1, now, now.plusSeconds(3600), false);
        new Transactor(database).run(transaction -> {
            assertThat(new Messages(keys, Instant::now).plan(transaction.connection(), message))
                    .isTrue();
            return true;
        });
    }

    private void theyAnswer() throws Exception {
        for (var mail : mailbox.getReceivedMessages()) {
            var returnPath = mail.getHeader("Return-Path")[0].replaceAll("[<>]", "");
            var report = new String(ReportSamples.report("postfix-unknown-user", returnPath), StandardCharsets.UTF_8)
                    .replace("anna@example.org", "zenobia.mark@example.org");
            assertThat(tell("/mail/bounces", "message/rfc822", report)).isEqualTo(200);
        }
        assertThat(tell("/u/" + rows.first("select token from unsubscribe_link"), form(), "List-Unsubscribe=One-Click"))
                .isEqualTo(200);
        assertThat(doors.get("/l/" + rows.first("select code from short_link")).status())
                .isEqualTo(302);
        var carrierId = rows.first("select carrier_id from message_part join message using (message_id)"
                + " where channel = 'SMS' and member_id = '" + ONE + "'");
        receipt(carrierId, "UNDELIV 48 601 234 765");
        receipt("stray-1", "REJECTED 601234765 Zenobia");
        assertThat(tell(
                        "/sms/replies/form?secret=s-form",
                        form(),
                        "from=48601234765&body=STOP!+Nie+piszcie+do+mnie,+Zenobia"))
                .isEqualTo(204);
        assertThat(tell("/sms/replies/form?secret=s-form", form(), "from=48602345876&body=Nie+piszcie+do+mnie"))
                .isEqualTo(204);
        await().atMost(AT_MOST).until(() -> rows.count("offer_outbox") == 0);
    }

    private void receipt(String id, String status) throws Exception {
        var words = URLEncoder.encode(status, StandardCharsets.UTF_8);
        assertThat(tell("/sms/receipts/form?secret=s-form", form(), "id=" + id + "&stat=" + words))
                .isEqualTo(204);
    }

    /** What is looked for can be found where it stands openly, and what is sealed can be opened. */
    private void assertTheyAreKnown() throws Exception {
        assertThat(Traces.of(MARKS, Traces.inTables(database)))
                .containsOnly(
                        Map.entry("public.consent.evidence", Set.of("voucher-5531-zm")),
                        Map.entry("public.consent.language", Set.of("zenomark")),
                        Map.entry("public.consent.text_version", Set.of("zenomark")),
                        Map.entry("public.consent.source", Set.of("zenobia")));
        assertThat(Traces.of(MARKS, Traces.inTopics(broker.bootstrap()))).containsOnlyKeys(Topics.MEMBER_CONTACTS);
        assertThat(MARKS.in(opened(ONE, sealed()))).contains("zenobia", "601 234 765", "zelazowa wola");
        assertThat(MARKS.in(doors.get("/contacts/" + ONE + "/export").text()))
                .contains("601234765", "zenobia.mark@example.org", "zenomark", "a walk with my poodle");
        assertThat(rows.first("select segment_id from segment_member where member_id = '" + ONE + "'"))
                .isEqualTo("old");
    }

    private List<byte[]> sealed() throws Exception {
        var his = " where member_id = '" + ONE + "'";
        return rows.bytes(
                "select words from message" + his + " and words is not null union all select sealed from contact" + his
                        + " union all select sealed from answer" + his);
    }

    private String opened(String memberId, List<byte[]> sealed) throws Exception {
        assertThat(sealed).hasSize(5);
        var text = new StringBuilder();
        try (var connection = database.getConnection()) {
            for (var one : sealed) {
                var plain = keys.open(connection, memberId, one);
                if (plain == null) {
                    return null;
                }
                text.append(new String(plain, StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private static String form() {
        return "application/x-www-form-urlencoded";
    }

    private int tell(String path, String type, String body) throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(root.resolve(path))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}

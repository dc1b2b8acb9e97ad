package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import io.pointbook.notification.mail.ReportSamples;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a mail that nobody takes to an address that is left alone. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = MailStack.class, restrictToAnnotatedClass = true)
class BounceDoorTest {
    private static final String BOUNCED = "\"because\":\"BOUNCED\"";

    @TestHTTPResource("/")
    URI root;

    @Inject
    DataSource database;

    GreenMail mailbox; // injected by MailStack

    private Doorbell doors;

    @BeforeEach
    void open() {
        doors = new Doorbell(root);
    }

    @Test
    void what_comes_back_from_a_dead_address_ends_the_message_and_all_mail_to_it() throws Exception {
        var returnPath = mailed("b-1");
        awaitState("b-1", "SENT");

        assertThat(report("postfix-delayed", returnPath)).isEqualTo("NOTED");
        assertThat(report("out-of-office", returnPath)).isEqualTo("IGNORED");
        assertThat(report("postfix-unknown-user", "b-1-0123456789@chain.example"))
                .isEqualTo("NOT_OURS");
        awaitState("b-1", "SENT");
        assertThat(doors.get("/contacts/b-1/consents").text()).doesNotContain(BOUNCED);

        for (int time = 1; time <= 2; time++) {
            assertThat(report("postfix-unknown-user", returnPath)).isEqualTo("NOTED");
            awaitState("b-1", "FAILED");
            assertThat(doors.get("/messages?memberId=b-1").at("/messages/0/reason"))
                    .isEqualTo("BOUNCED");
            assertThat(doors.get("/contacts/b-1/consents").text()).contains(BOUNCED);
        }
    }

    /** @return the address to which its reports go */
    private String mailed(String memberId) throws Exception {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into profile.member (member_id) values (?)")) {
            insert.setString(1, memberId);
            insert.executeUpdate();
        }
        doors.put("/contacts/" + memberId, "{'email':'anna@example.org','language':'de'}");
        doors.post(
                "/contacts/" + memberId + "/consents",
                "{'channel':'EMAIL','purpose':'MARKETING','given':true,'textVersion':'2026-1','source':'app'}");
        doors.post(
                "/campaigns",
                "{'campaignId':'bounced','channels':['EMAIL'],'trigger':{'kind':'ONCE','at':"
                        + "'2026-03-01T12:00:00Z'},'arms':[{'name':'A','weight':1,'texts':[{'channel':'EMAIL',"
                        + "'language':'de','subject':'Hallo','text':'Hallo','html':'<p>Hallo</p>'}]}]}");
        doors.post("/campaigns/bounced/start", "{}");
        await().atMost(Duration.ofSeconds(30)).until(() -> mailbox.getReceivedMessages().length == 1);
        return mailbox.getReceivedMessages()[0].getHeader("Return-Path")[0].replaceAll("[<>]", "");
    }

    private void awaitState(String memberId, String state) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        doors.get("/messages?memberId=" + memberId).at("/messages/0/state"))
                .isEqualTo(state));
    }

    private String report(String sample, String address) throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var reply = client.send(
                    HttpRequest.newBuilder(root.resolve("/mail/bounces"))
                            .header("Content-Type", "message/rfc822")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(ReportSamples.report(sample, address)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).isEqualTo(200);
            return reply.body().replaceAll(".*:\"|\"}", "");
        }
    }
}

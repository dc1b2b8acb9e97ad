package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a campaign to the mailbox and out by one click. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = MailStack.class, restrictToAnnotatedClass = true)
class MailTest {
    private static final Pattern LINK = Pattern.compile("<http://[^/]+(/u/[A-Za-z0-9_-]{22})>");
    private static final Pattern CONFIRM = Pattern.compile("http://[^/]+(/c/[A-Za-z0-9_-]{22})");
    private static final String EMAIL_NOT_CONFIRMED =
            "{\"channel\":\"EMAIL\",\"purpose\":\"MARKETING\",\"allowed\":false,\"because\":\"NOT_CONFIRMED\"}";
    private static final String EMAIL_ALLOWED =
            "{\"channel\":\"EMAIL\",\"purpose\":\"MARKETING\",\"allowed\":true,\"because\":\"ALLOWED\"}";
    private static final String EMAIL_WITHDRAWN =
            "{\"channel\":\"EMAIL\",\"purpose\":\"MARKETING\",\"allowed\":false,\"because\":\"WITHDRAWN\"}";

    @TestHTTPResource("/")
    URI root;

    @Inject
    DataSource database;

    GreenMail mailbox; // injected by MailStack

    private Doorbell doors;

    @BeforeEach
    void open() throws Exception {
        doors = new Doorbell(root);
        mailbox.purgeEmailFromAllMailboxes();
    }

    @Test
    void a_yes_that_awaits_counts_once_the_link_of_the_mail_was_pressed() throws Exception {
        doors.put("/contacts/e-2", "{'email':'ewa@example.org','language':'pl'}");
        doors.post(
                "/contacts/e-2/consents",
                "{'channel':'EMAIL','purpose':'MARKETING','given':true,'textVersion':'2026-1','source':'till',"
                        + "'confirmed':false}");
        assertThat(doors.get("/contacts/e-2/consents").text()).contains(EMAIL_NOT_CONFIRMED);
        await().atMost(Duration.ofSeconds(30)).until(() -> to("ewa@example.org").size() == 1);
        var mail = to("ewa@example.org").getFirst();
        assertThat(mail.getSubject()).isEqualTo("Prosimy o potwierdzenie adresu e-mail: Pointbook");
        assertThat(mail.getHeader("List-Unsubscribe"))
                .as("it is no offer that one could leave")
                .isNull();

        var found = CONFIRM.matcher(GreenMailUtil.getBody(mail));
        assertThat(found.find()).isTrue();
        var link = root.resolve(found.group(1));
        var page = send(HttpRequest.newBuilder(link).header("Accept-Language", "pl"));
        assertThat(page.body()).contains("<form method=\"post\">", "Potwierdź");
        assertThat(doors.get("/contacts/e-2/consents").text())
                .as("scanners follow links")
                .contains(EMAIL_NOT_CONFIRMED);

        for (int click = 1; click <= 2; click++) {
            var done = send(HttpRequest.newBuilder(link).POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(done.body()).contains("confirmed");
            assertThat(doors.get("/contacts/e-2/consents").text()).contains(EMAIL_ALLOWED);
        }
        assertThat(doors.get("/contacts/e-2/export").text()).contains("\"confirmations\":[{\"channel\":\"EMAIL\"");
        assertThat(send(HttpRequest.newBuilder(root.resolve("/c/none"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_offer_arrives_with_both_headers_and_one_click_ends_them() throws Exception {
        mayGetMail("e-1", "anna@example.org");
        offer("mailed");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> to("anna@example.org").size() == 1);
        var mail = to("anna@example.org").getFirst();
        assertThat(mail.getSubject()).isEqualTo("Für Dich");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(2);
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("Return-Path")[0]).matches("<b-[0-9]+-[0-9a-f]{10}@chain.example>");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        doors.get("/messages?memberId=e-1").at("/messages/0/state"))
                .isEqualTo("SENT"));

        var link = link(mail);
        var page = send(HttpRequest.newBuilder(root.resolve(link)).header("Accept-Language", "pl"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\">", "Rezygnacja");
        assertThat(doors.get("/contacts/e-1/consents").text())
                .as("who looks stays")
                .contains(EMAIL_ALLOWED);

        for (int click = 1; click <= 2; click++) {
            var gone = send(HttpRequest.newBuilder(root.resolve(link))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
            assertThat(gone.statusCode()).isEqualTo(200);
            assertThat(doors.get("/contacts/e-1/consents").text()).contains(EMAIL_WITHDRAWN);
        }
        var unknown = send(HttpRequest.newBuilder(root.resolve("/u/none")));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("not known any more");
    }

    /** Other members of the same installation may get mail too. */
    private List<MimeMessage> to(String address) throws Exception {
        var found = new ArrayList<MimeMessage>();
        for (var mail : mailbox.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(address)) {
                found.add(mail);
            }
        }
        return found;
    }

    private void mayGetMail(String memberId, String address) throws Exception {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into profile.member (member_id) values (?)")) {
            insert.setString(1, memberId);
            insert.executeUpdate();
        }
        doors.put("/contacts/" + memberId, "{'email':'" + address + "','language':'de'}");
        doors.post(
                "/contacts/" + memberId + "/consents",
                "{'channel':'EMAIL','purpose':'MARKETING','given':true,'textVersion':'2026-1','source':'app'}");
    }

    private void offer(String campaignId) {
        doors.post(
                "/campaigns",
                "{'campaignId':'" + campaignId + "','channels':['EMAIL'],'trigger':{'kind':'ONCE','at':"
                        + "'2026-03-01T12:00:00Z'},'arms':[{'name':'A','weight':1,'texts':[{'channel':'EMAIL',"
                        + "'language':'de','subject':'Für Dich','text':'Hallo','html':'<p>Hallo</p>'}]}]}");
        assertThat(doors.post("/campaigns/" + campaignId + "/start", "{}").at("/state"))
                .isEqualTo("ACTIVE");
    }

    private static String link(MimeMessage mail) throws Exception {
        var found = LINK.matcher(mail.getHeader("List-Unsubscribe")[0]);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}

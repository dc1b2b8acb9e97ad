package io.pointbook.notification.runtime;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DoorStack.class)
class MessageDoorsTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    DataSource database;

    private Doorbell doors;

    @BeforeEach
    void open() {
        doors = new Doorbell(root);
    }

    @Test
    void what_a_campaign_says_is_planned_for_those_who_agreed_and_can_be_asked_for() throws Exception {
        for (var member : new String[] {"told-1", "told-2", "told-3"}) {
            try (var connection = database.getConnection();
                    var insert = connection.prepareStatement("insert into profile.member (member_id) values (?)")) {
                insert.setString(1, member);
                insert.executeUpdate();
            }
        }
        doors.put("/contacts/told-1", "{'phone':'+48600100001','language':'en'}");
        doors.put("/contacts/told-2", "{'phone':'+48600100002','language':'en'}");
        doors.post(
                "/contacts/told-1/consents",
                "{'channel':'SMS','purpose':'MARKETING','given':true,'textVersion':'2026-1','source':'app'}");

        doors.post(
                "/campaigns",
                "{'campaignId':'hello','trigger':{'kind':'ONCE','at':'2026-03-01T12:00:00Z'},'arms':[{'name':'A',"
                        + "'weight':1,'texts':[{'channel':'SMS','language':'en','text':'" + "x".repeat(161) + "'}]}]}");
        assertThat(doors.post("/campaigns/hello/start", "{}").at("/state")).isEqualTo("ACTIVE");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(doors.get("/campaigns/hello").text())
                        .contains("\"state\":\"PLANNED\"", "\"reason\":\"NO_CONSENT\"", "\"reason\":\"NO_CONTACT\""));
        var planned = doors.get("/messages?memberId=told-1");
        assertThat(planned.at("/messages/0/state")).isEqualTo("PLANNED");
        assertThat(planned.at("/messages/0/campaignId")).isEqualTo("hello");
        assertThat(planned.at("/messages/0/parts")).isEqualTo("2");
        assertThat(planned.text()).as("what it says is not shown").doesNotContain("xxx", "48600100001");
        assertThat(doors.get("/messages?campaignId=hello&state=PLANNED&limit=1").text())
                .doesNotContain("\"next\"");
        assertThat(doors.get("/messages?memberId=told-2").text()).isEqualTo("{\"messages\":[]}");

        doors.delete("/contacts/told-1");
        assertThat(doors.get("/messages?memberId=told-1").at("/messages/0/reason"))
                .isEqualTo("ERASED");
    }

    @Test
    void nobody_asks_for_all_messages() {
        assertRefused(doors.get("/messages"), 422, "invalid_request");
        assertRefused(doors.get("/messages?state=LOST"), 422, "invalid_request");
    }
}

package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
@WithTestResource(DoorStack.class)
class CampaignDoorsTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("pointbook.root", ".."), "docs", "notification", "examples");
    private static final String WEEKLY = "{'campaignId':'%s','trigger':{'kind':'SCHEDULE','day':'TUESDAY','time':"
            + "'10:30','zone':'Europe/Warsaw'},'arms':[{'name':'A','weight':1,'texts':[{'channel':'SMS','language':'en',"
            + "'text':'{points} points'}]}]}";

    @TestHTTPResource("/")
    URI root;

    private Doorbell doors;

    @BeforeEach
    void open() {
        doors = new Doorbell(root);
    }

    @Test
    void a_campaign_is_written_started_paused_resumed_and_stopped() {
        var created = doors.post("/campaigns", WEEKLY.formatted("weekly"), "Pointbook-Actor", "anna");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/state")).isEqualTo("DRAFT");
        assertThat(created.at("/author")).isEqualTo("anna");

        assertThat(doors.post("/campaigns/weekly/start", null).at("/state")).isEqualTo("ACTIVE");
        assertThat(doors.get("/campaigns/weekly").at("/nextRunAt")).contains("T");
        assertThat(doors.post("/campaigns/weekly/pause", null).at("/state")).isEqualTo("PAUSED");
        assertThat(doors.post("/campaigns/weekly/resume", null).at("/state")).isEqualTo("ACTIVE");
        assertThat(doors.post("/campaigns/weekly/stop", null).at("/state")).isEqualTo("STOPPED");
        Doorbell.assertRefused(doors.post("/campaigns/weekly/start", null), 409, "campaign_state");
        assertThat(doors.get("/campaigns?state=STOPPED").text()).contains("\"campaignId\":\"weekly\"");
        assertThat(doors.get("/campaigns/weekly/response").at("/responseDays")).isEqualTo("14");
    }

    @Test
    void a_campaign_can_be_written_anew_and_its_cost_be_asked() {
        doors.post("/campaigns", WEEKLY.formatted("anew"));

        var anew = doors.put("/campaigns/anew", WEEKLY.formatted("anew").replace("10:30", "11:30"));

        assertThat(anew.at("/version")).isEqualTo("2");
        assertThat(doors.get("/campaigns/anew?version=1").at("/terms/trigger/time"))
                .isEqualTo("10:30");
        assertThat(doors.get("/campaigns/anew/cost").at("/currency")).isEqualTo("EUR");
        Doorbell.assertRefused(doors.get("/campaigns/anew/preview?memberId=nobody"), 404, "unknown_member");
        Doorbell.assertRefused(doors.get("/campaigns/none"), 404, "unknown_campaign");
        Doorbell.assertRefused(doors.post("/campaigns/none/approve", null), 404, "unknown_campaign");
    }

    @TestFactory
    Stream<DynamicTest> each_example_can_be_written_down_and_started() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.toList().stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                        var created = new Doorbell(root).post("/campaigns", Files.readString(file));
                        assertThat(created.status()).as(created.text()).isEqualTo(201);
                        assertThat(doors.post("/campaigns/" + created.at("/campaignId") + "/start", null)
                                        .at("/state"))
                                .isEqualTo("ACTIVE");
                    }));
        }
    }
}

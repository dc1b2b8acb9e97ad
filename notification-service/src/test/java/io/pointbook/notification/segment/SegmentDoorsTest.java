package io.pointbook.notification.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.runtime.DoorStack;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors of segments and lists. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class SegmentDoorsTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    DataSource database;

    private Doorbell bell;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        bell.get("/profiles/generations").at("/generations/0/state"))
                .isEqualTo("LIVE"));
    }

    @Test
    void a_segment_is_saved_with_versions_evaluated_and_its_members_are_listed() throws SQLException {
        sql("insert into profile.member (member_id, purchases) values ('d-1', 5), ('d-2', 7), ('d-3', 1)"
                + " on conflict do nothing");

        var made = bell.put("/segments/loyal", body("purchases > 4 && memberId.startsWith('d-')", false));
        var same = bell.put("/segments/loyal", body("purchases > 4 && memberId.startsWith('d-')", false));
        var changed = bell.put("/segments/loyal", body("purchases > 6 && memberId.startsWith('d-')", false));

        assertThat(made.status()).isEqualTo(201);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json().path("version").asInt()).isEqualTo(1);
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        assertThat(bell.get("/segments/loyal/versions").json().path("segments").size())
                .isEqualTo(2);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        bell.post("/segments/loyal/evaluate", "").status())
                .isEqualTo(200));
        assertThat(bell.get("/segments/loyal/members").at("/members/0")).isEqualTo("d-2");
        assertThat(bell.get("/segments/loyal").json().path("members").asInt()).isEqualTo(1);
        assertThat(bell.get("/segments").json().findValuesAsText("segmentId")).contains("loyal");
    }

    @Test
    void a_preview_counts_and_lists_some() throws SQLException {
        sql("insert into profile.member (member_id, purchases) values ('p-1', 5), ('p-2', 7)"
                + " on conflict do nothing");

        var preview = bell.post(
                "/segments/preview", "{\"condition\":" + quoted("memberId.startsWith('p-')") + ",\"sample\":1}");

        assertThat(preview.json().path("count").asInt()).isEqualTo(2);
        assertThat(preview.json().path("sample").size()).isEqualTo(1);
        assertThat(preview.json().path("complete").asBoolean()).isTrue();
    }

    @Test
    void a_list_comes_as_csv_and_conditions_look_at_it() throws SQLException {
        sql("insert into profile.member (member_id) values ('l-1'), ('l-2') on conflict do nothing");

        assertThat(bell.csv("/member-lists/vip/members", "memberId\nl-1\nl-9\n").status())
                .isEqualTo(200);
        assertThat(bell.csv("/member-lists/vip/members", "memberId\nl-1\n")
                        .json()
                        .path("members")
                        .asInt())
                .isEqualTo(2);
        assertThat(bell.get("/member-lists/vip").json().path("members").asInt()).isEqualTo(2);
        var preview = bell.post("/segments/preview", "{\"condition\":" + quoted("'vip' in lists") + "}");
        assertThat(preview.json().path("sample").toString()).isEqualTo("[\"l-1\"]");
        Doorbell.assertRefused(bell.csv("/member-lists/vip/members", "card\n1\n"), 400, "malformed_request");
    }

    @Test
    void what_cannot_be_is_refused_with_its_code() throws SQLException {
        Doorbell.assertRefused(bell.get("/segments/none"), 404, "unknown_segment");
        Doorbell.assertRefused(bell.put("/segments/bad", body("tear == 'gold'", false)), 422, "invalid_request");
        Doorbell.assertRefused(
                bell.put("/segments/bad", body("'Drinks' in favouriteCategories", false)),
                422,
                "profiling_not_declared");
        assertThat(bell.put("/segments/good", body("'Drinks' in favouriteCategories", true))
                        .status())
                .isEqualTo(201);
        sql("update segment set running_until = now() + interval '1 hour' where segment_id = 'good'");
        Doorbell.assertRefused(bell.post("/segments/good/evaluate", ""), 409, "segment_being_evaluated");
    }

    /** As JSON; the doorbell makes double quotes of single ones. */
    private static String quoted(String condition) {
        return '"' + condition.replace("'", "\\\"") + '"';
    }

    private static String body(String condition, boolean profiles) {
        return "{\"name\":\"A name\",\"condition\":" + quoted(condition) + ",\"profiles\":" + profiles + "}";
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                var doing = connection.createStatement()) {
            doing.execute(statement);
        }
    }
}

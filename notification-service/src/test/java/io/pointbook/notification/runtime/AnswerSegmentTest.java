package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Conditions that look at answers. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class AnswerSegmentTest {
    private static final String ASKED = """
            {'title':{'en':'Your household'},'questions':[
            {'code':'kids','kind':'NUMBER','text':{'en':'Children?'}},
            {'code':'dog','kind':'TRUTH','text':{'en':'A dog?'}},
            {'code':'diet','kind':'SOME_OF','text':{'en':'Diet?'},'options':[{'code':'vegan','text':{'en':'Vegan'}}]}]}""";

    @TestHTTPResource("/")
    URI root;

    @Inject
    DataSource database;

    private Doorbell door;

    @BeforeEach
    void ask() throws SQLException {
        door = new Doorbell(root);
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        door.get("/profiles/generations").at("/generations/0/state"))
                .isEqualTo("LIVE"));
        try (Connection connection = database.getConnection();
                var insert = connection.createStatement()) {
            insert.execute("insert into profile.member (member_id) values ('as-1'), ('as-2'), ('as-3')"
                    + " on conflict do nothing");
        }
        door.put("/questionnaires/segmented", ASKED);
        answer("as-1", "'kids':2,'diet':['vegan']");
        answer("as-2", "'kids':1,'dog':true");
    }

    @Test
    void a_condition_looks_at_answers_of_members_who_gave_them() {
        assertThat(in("answers['segmented.kids'] >= 2")).isEqualTo("[\"as-1\"]");
        assertThat(in("answers['segmented.kids'] >= 1")).isEqualTo("[\"as-1\",\"as-2\"]");
        assertThat(in("answers['segmented.dog'] == true")).isEqualTo("[\"as-2\"]");
        assertThat(in("'vegan' in answers['segmented.diet']")).isEqualTo("[\"as-1\"]");
        assertThat(in("memberId.startsWith('as-') && !('segmented.kids' in answers)"))
                .as("who did not answer")
                .isEqualTo("[\"as-3\"]");
    }

    @Test
    void a_segment_that_profiles_has_answers_of_those_only_who_agreed_to_it() {
        var yes = "{'channel':'EMAIL','purpose':'PROFILING','given':true,'textVersion':'1','source':'app'}";
        door.post("/contacts/as-2/consents", yes);
        var condition = "{\"condition\":" + quoted("answers['segmented.kids'] >= 1") + ",\"profiles\":true}";

        assertThat(sample(condition)).isEqualTo("[\"as-2\"]");
        door.put("/contacts/as-2", "{'language':'pl'}");
        assertThat(sample(condition)).as("who told more than answers").isEqualTo("[\"as-2\"]");
    }

    private void answer(String member, String answers) {
        var body = "{'version':1,'at':'2026-05-01T10:00:00Z','source':'app','answers':{" + answers + "}}";
        assertThat(door.put("/contacts/" + member + "/answers/segmented", body).status())
                .isEqualTo(200);
    }

    private String in(String condition) {
        return sample("{\"condition\":" + quoted(condition) + "}");
    }

    private String sample(String preview) {
        return door.post("/segments/preview", preview).json().path("sample").toString();
    }

    /** As JSON; the doorbell makes double quotes of single ones. */
    private static String quoted(String condition) {
        return '"' + condition.replace("'", "\\\"") + '"';
    }
}

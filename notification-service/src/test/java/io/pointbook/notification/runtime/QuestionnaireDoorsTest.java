package io.pointbook.notification.runtime;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors of questionnaires and answers. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class QuestionnaireDoorsTest {
    /** One question of each kind; %s: whether 'about' has to be answered. */
    private static final String HOUSEHOLD = """
            {'title':{'en':'Your household','pl':'Twój dom'},'questions':[
            {'code':'about','kind':'TEXT','required':%s,'text':{'en':'Tell us','pl':'Opowiedz'}},
            {'code':'kids','kind':'NUMBER','required':true,'text':{'en':'Children?','pl':'Dzieci?'}},
            {'code':'dog','kind':'TRUTH','text':{'en':'A dog?','pl':'Pies?'}},
            {'code':'flat','kind':'ONE_OF','text':{'en':'Where?','pl':'Gdzie?'},'options':[
              {'code':'own','text':{'en':'My own','pl':'Własne'}},{'code':'rented','text':{'en':'Rented','pl':'Najem'}}]},
            {'code':'diet','kind':'SOME_OF','text':{'en':'Diet?','pl':'Dieta?'},'options':[
              {'code':'vegan','text':{'en':'Vegan','pl':'Wegańska'}},{'code':'dairyFree','text':{'en':'No milk','pl':'Bez mleka'}}]}
            ]}""";

    @TestHTTPResource("/")
    URI root;

    @Inject
    DataSource database;

    private Doorbell door;

    @BeforeEach
    void open() {
        door = new Doorbell(root);
    }

    @Test
    void a_change_is_another_version_and_answers_of_the_first_stay_readable() {
        var made = door.put("/questionnaires/home", HOUSEHOLD.formatted("false"), "Pointbook-Actor", "shop-7");
        var same = door.put("/questionnaires/home", HOUSEHOLD.formatted("false"));
        var answered = door.put("/contacts/v-1/answers/home", answers(1, "'kids':2"));
        var changed = door.put("/questionnaires/home", HOUSEHOLD.formatted("true"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/actor")).isEqualTo("shop-7");
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.at("/version")).isEqualTo("1");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(changed.at("/version")).isEqualTo("2");
        assertThat(door.get("/questionnaires/home").at("/questions/0/required")).isEqualTo("true");
        var first = door.get("/questionnaires/home?version=1");
        assertThat(first.at("/questions/0/required")).isEqualTo("false");
        assertThat(first.at("/questions/4/options/1/text/pl")).isEqualTo("Bez mleka");
        assertThat(door.get("/questionnaires").json().findValuesAsText("questionnaireId"))
                .contains("home");
        assertThat(door.get("/contacts/v-1/answers").at("/0/version")).isEqualTo("1");
        assertThat(door.get("/contacts/v-1/answers").at("/0/answers/kids")).isEqualTo("2");

        assertThat(door.put("/contacts/v-2/answers/home", answers(1, "'kids':1"))
                        .status())
                .as("who was shown the first version")
                .isEqualTo(200);
        assertRefused(door.put("/contacts/v-2/answers/home", answers(2, "'kids':1")), 422, "invalid_request");
    }

    @Test
    void the_example_of_the_page_works() throws IOException {
        var page = Files.readString(
                Path.of(System.getProperty("pointbook.root", ".."), "docs/notification/questionnaires.md"));
        var examples = Pattern.compile("`PUT (/[^`]+)`\n\n```json\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .toList();

        assertThat(examples).hasSize(3);
        for (var example : examples) {
            // in conditions the doorbell would take single quotes for double ones
            var body = example.group(2).replace("'", "\\u0027");
            var reply = door.put(example.group(1), body);
            assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        }
        assertThat(door.get("/contacts/m-1/answers").at("/0/answers/wish")).isEqualTo("More cheese");
    }

    @Test
    void answers_are_taken_exported_and_erased() throws SQLException {
        door.put("/questionnaires/export", HOUSEHOLD.formatted("false"));
        var body =
                answers(1, "'about':'Two, \\'really\\'','kids':2,'dog':true,'flat':'own','diet':['vegan','dairyFree']");

        var put = door.put("/contacts/e-1/answers/export", body, "Pointbook-Actor", "shop-7");

        assertThat(put.at("/answers/diet/1")).isEqualTo("dairyFree");
        assertThat(door.get("/contacts/e-1/answers").json())
                .isEqualTo(door.get("/contacts/e-1/export").json().at("/answers"));
        assertThat(door.get("/contacts/e-1/answers").at("/0/actor")).isEqualTo("shop-7");
        assertThat(door.get("/contacts/e-1/export.csv").text())
                .contains("answer:export.kids,2,2026-05-01T10:00:00Z,1,app\n")
                .contains("answer:export.diet,vegan dairyFree,2026-05-01T10:00:00Z,1,app\n")
                .contains("answer:export.dog,true,");

        assertThat(rowsOf("e-1")).isEqualTo(1);
        assertThat(door.delete("/contacts/e-1").status()).isEqualTo(204);
        assertThat(rowsOf("e-1")).isZero();
        assertThat(door.get("/contacts/e-1/answers").text()).isEqualTo("[]");
        assertRefused(door.get("/contacts/e-1/export"), 404, "unknown_member");
    }

    @Test
    void the_latest_answers_count_whatever_arrives_late() {
        door.put("/questionnaires/late", HOUSEHOLD.formatted("false"));
        door.put("/contacts/l-1/answers/late", at("2026-05-02T10:00:00Z", "'kids':2,'dog':true"));

        var earlier = door.put("/contacts/l-1/answers/late", at("2026-05-01T10:00:00Z", "'kids':1"));
        assertThat(earlier.at("/answers/kids")).as("what counts").isEqualTo("2");
        var later = door.put("/contacts/l-1/answers/late", at("2026-05-03T10:00:00Z", "'kids':3"));
        assertThat(later.json().at("/answers").toString()).isEqualTo("{\"kids\":3}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'dog':true                    | Question 'kids' has to be answered.",
                "'kids':2,'cat':true           | There is no question 'cat' in this version.",
                "'kids':'2'                    | Question 'kids' is answered with a whole number.",
                "'kids':2.5                    | Question 'kids' is answered with a whole number.",
                "'kids':99999999999999999999   | Question 'kids' is answered with a whole number.",
                "'kids':null                   | Question 'kids' cannot be answered with nothing: leave it out.",
                "'kids':2,'about':3            | Question 'about' is answered with a text of 1 to 500 characters.",
                "'kids':2,'about':' '          | Question 'about' is answered with a text of 1 to 500 characters.",
                "'kids':2,'dog':'yes'          | Question 'dog' is answered with true or false.",
                "'kids':2,'flat':'castle'      | Question 'flat' is answered with one of own, rented.",
                "'kids':2,'flat':['own']       | Question 'flat' is answered with one of own, rented.",
                "'kids':2,'diet':'vegan'       | Question 'diet' is answered with a list of some of vegan, dairyFree, each once.",
                "'kids':2,'diet':['meat']      | Question 'diet' is answered with a list of some of vegan, dairyFree, each once.",
                "'kids':2,'diet':[null]        | Question 'diet' is answered with a list of some of vegan, dairyFree, each once.",
                "'kids':2,'diet':['vegan','vegan'] | Question 'diet' is answered with a list of some of vegan, dairyFree, each once."
            })
    void answers_that_do_not_answer_what_was_asked_are_refused_by_the_name_of_the_question(
            String answers, String because) {
        door.put("/questionnaires/strict", HOUSEHOLD.formatted("false"));

        var refused = door.put("/contacts/s-1/answers/strict", answers(1, answers));

        assertRefused(refused, 422, "invalid_request");
        assertThat(refused.at("/detail")).isEqualTo(because);
        assertThat(door.get("/contacts/s-1/answers").text()).isEqualTo("[]");
    }

    @Test
    void what_is_not_there_is_refused() {
        door.put("/questionnaires/there", HOUSEHOLD.formatted("false"));

        assertRefused(door.get("/questionnaires/none"), 404, "unknown_questionnaire");
        assertRefused(door.get("/questionnaires/there?version=2"), 404, "unknown_questionnaire");
        assertRefused(door.get("/questionnaires/there?version=two"), 422, "invalid_request");
        assertRefused(door.put("/contacts/n-1/answers/none", answers(1, "'kids':2")), 404, "unknown_questionnaire");
        assertRefused(door.put("/contacts/n-1/answers/there", answers(2, "'kids':2")), 404, "unknown_questionnaire");
        assertRefused(door.put("/contacts/n-1/answers/there", answers(0, "'kids':2")), 422, "invalid_request");
        assertRefused(
                door.put("/contacts/n-1/answers/there", at("2999-01-01T00:00:00Z", "'kids':2")),
                422,
                "invalid_request");
        assertRefused(
                door.put("/contacts/n-1/answers/there", "{'version':1,'answers':{'kids':2}}"), 422, "invalid_request");
        assertRefused(door.put("/contacts/n-1/answers/there", "{'version':1,'source':'app'}"), 422, "invalid_request");
        assertRefused(door.put("/contacts/n-1/answers/there", "[]"), 400, "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'questions':[{'code':'a','kind':'TEXT','text':{'en':'A'}}]}",
                "{'title':{},'questions':[{'code':'a','kind':'TEXT','text':{'en':'A'}}]}",
                "{'title':{'in english':'T'},'questions':[{'code':'a','kind':'TEXT','text':{'in english':'A'}}]}",
                "{'title':{'':'T'},'questions':[{'code':'a','kind':'TEXT','text':{'':'A'}}]}",
                "{'title':{'en':'T','EN':'T'},'questions':[{'code':'a','kind':'TEXT','text':{'en':'A'}}]}",
                "{'title':{'en':''},'questions':[{'code':'a','kind':'TEXT','text':{'en':'A'}}]}",
                "{'title':{'en':null},'questions':[{'code':'a','kind':'TEXT','text':{'en':'A'}}]}",
                "{'title':{'en':'\\u0000'},'questions':[{'code':'a','kind':'TEXT','text':{'en':'A'}}]}",
                "{'title':{'en':'T'}}",
                "{'title':{'en':'T'},'questions':[]}",
                "{'title':{'en':'T'},'questions':[null]}",
                "{'title':{'en':'T'},'questions':[{'code':'A','kind':'TEXT','text':{'en':'A'}}]}",
                "{'title':{'en':'T'},'questions':[{'code':'a','kind':'DATE','text':{'en':'A'}}]}",
                "{'title':{'en':'T'},'questions':[{'code':'a','kind':'TEXT','text':{'pl':'A'}}]}",
                "{'title':{'en':'T'},'questions':[{'code':'a','kind':'TEXT','text':{'en':'A'}},"
                        + "{'code':'a','kind':'TEXT','text':{'en':'B'}}]}",
                "{'title':{'en':'T'},'questions':[{'code':'a','kind':'ONE_OF','text':{'en':'A'}}]}",
                "{'title':{'en':'T'},'questions':[{'code':'a','kind':'ONE_OF','text':{'en':'A'},'options':[null]}]}",
                "{'title':{'en':'T'},'questions':[{'code':'a','kind':'TEXT','text':{'en':'A'},"
                        + "'options':[{'code':'x','text':{'en':'X'}}]}]}",
                "{'title':{'en':'T'},'questions':[{'code':'a','kind':'ONE_OF','text':{'en':'A'},"
                        + "'options':[{'code':'x','text':{'en':'X'}},{'code':'x','text':{'en':'Y'}}]}]}"
            })
    void a_questionnaire_that_cannot_be_asked_is_refused(String body) {
        assertRefused(door.put("/questionnaires/bad", body), 422, "invalid_request");
        assertRefused(door.get("/questionnaires/bad"), 404, "unknown_questionnaire");
    }

    @Test
    void there_are_no_more_questions_options_and_characters_than_the_page_says() {
        assertRefused(door.put("/questionnaires/big", questions(51)), 422, "invalid_request");
        assertThat(door.put("/questionnaires/big", questions(50)).status()).isEqualTo(201);
        assertRefused(door.put("/questionnaires/big", options(51)), 422, "invalid_request");
        assertThat(door.put("/questionnaires/big", options(50)).status()).isEqualTo(200);
        var title = "{'title':{'en':'%s'},'questions':[{'code':'a','kind':'TEXT','text':{'en':'A'}}]}";
        assertRefused(door.put("/questionnaires/big", title.formatted("t".repeat(501))), 422, "invalid_request");
        assertThat(door.put("/questionnaires/big", title.formatted("t".repeat(500)))
                        .status())
                .isEqualTo(200);
    }

    private int rowsOf(String memberId) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from answer where member_id = ?")) {
            select.setString(1, memberId);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static String questions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'code':'q" + i + "','kind':'TEXT','text':{'en':'A'}}")
                .collect(Collectors.joining(",", "{'title':{'en':'T'},'questions':[", "]}"));
    }

    private static String options(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'code':'o" + i + "','text':{'en':'A'}}")
                .collect(Collectors.joining(
                        ",",
                        "{'title':{'en':'T'},'questions':[{'code':'a','kind':'SOME_OF','text':{'en':'A'},'options':[",
                        "]}]}"));
    }

    private static String answers(int version, String answers) {
        return "{'version':" + version + ",'at':'2026-05-01T10:00:00Z','source':'app','answers':{" + answers + "}}";
    }

    private static String at(String at, String answers) {
        return "{'version':1,'at':'" + at + "','source':'app','answers':{" + answers + "}}";
    }
}

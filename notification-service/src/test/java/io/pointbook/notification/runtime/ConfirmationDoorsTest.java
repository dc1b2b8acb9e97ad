package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the doors of double opt-in refuse, and how. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class ConfirmationDoorsTest {
    private static final String YES =
            "{'channel':'SMS','purpose':'MARKETING','given':true,'textVersion':'1','source':'till','confirmed':false}";

    @TestHTTPResource("/")
    URI root;

    private Doorbell doors;

    @BeforeEach
    void open() {
        doors = new Doorbell(root);
    }

    @Test
    void a_wrong_code_says_how_often_it_may_be_tried_and_no_code_is_open_for_ever() {
        doors.put("/contacts/twice-1", "{'phone':'+48600100301'}");
        doors.post("/contacts/twice-1/consents", YES);
        for (int left = 4; left >= 0; left--) {
            var wrong = doors.post("/contacts/twice-1/confirmations/SMS", "{'code':'no code'}");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.at("/code")).isEqualTo("confirmation_wrong");
            assertThat(wrong.at("/triesLeft")).isEqualTo(String.valueOf(left));
        }
        var over = doors.post("/contacts/twice-1/confirmations/SMS", "{'code':'no code'}");
        assertThat(over.status()).isEqualTo(409);
        assertThat(over.at("/code")).isEqualTo("nothing_to_confirm");
    }

    @Test
    void an_address_is_asked_three_times_a_day() {
        doors.put("/contacts/twice-2", "{'phone':'+48600100302'}");
        assertThat(doors.post("/contacts/twice-2/confirmations/SMS/again", "{}").at("/code"))
                .isEqualTo("nothing_to_confirm");
        doors.post("/contacts/twice-2/consents", YES);
        for (int time = 2; time <= 3; time++) {
            assertThat(doors.post("/contacts/twice-2/confirmations/SMS/again", "{}")
                            .status())
                    .isEqualTo(204);
        }
        var often = doors.post("/contacts/twice-2/confirmations/SMS/again", "{}");
        assertThat(often.status()).isEqualTo(422);
        assertThat(often.at("/code")).isEqualTo("confirmation_limit");
        assertThat(doors.get("/messages?memberId=twice-2").text())
                .contains("~confirmation")
                .doesNotContain("/c/");
    }

    @Test
    void channels_are_named() {
        assertThat(doors.post("/contacts/twice-3/confirmations/FAX/again", "{}").at("/code"))
                .isEqualTo("invalid_request");
        assertThat(doors.post("/contacts/twice-3/confirmations/SMS", "{}").at("/code"))
                .isEqualTo("invalid_request");
    }
}

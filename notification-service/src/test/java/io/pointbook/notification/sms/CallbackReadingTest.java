package io.pointbook.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.carrier.Receipt.Fate;
import io.pointbook.notification.sms.Callback.Form;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackReadingTest {
    private static final Map<String, Fate> WORDS = Map.of("DELIVRD", Fate.DELIVERED, "UNDELIV", Fate.FAILED);

    private final CallbackReading form = new CallbackReading(
            new Callback(Form.FORM, "s", false, "x", null, "id", "ref", "stat", WORDS, "from", "body"));
    private final CallbackReading json = new CallbackReading(new Callback(
            Form.JSON, "s", true, "x", "/results", "/id", "/ref", "/status/name", WORDS, "/from", "/text"));

    @Test
    void a_form_tells_of_one_message() {
        assertThat(form.receipts("id=F-1&ref=17&stat=delivrd&other"))
                .containsExactly(new Receipt("F-1", 17L, Fate.DELIVERED, ""));
        assertThat(form.receipts("ref=17&stat=UNDELIV"))
                .containsExactly(new Receipt(null, 17L, Fate.FAILED, "UNDELIV"));
    }

    @Test
    void json_tells_of_many() {
        assertThat(json.receipts("{\"results\":[{\"id\":7,\"status\":{\"name\":\"DELIVRD\"}},"
                        + "{\"id\":\"J\",\"ref\":\"not ours\",\"status\":{\"name\":\"UNDELIV\"}}]}"))
                .containsExactly(
                        new Receipt("7", null, Fate.DELIVERED, ""), new Receipt("J", null, Fate.FAILED, "UNDELIV"));
    }

    @Test
    void a_word_that_nobody_explained_says_nothing_and_is_shown() {
        assertThat(form.receipts("id=F-1&stat=WEIRD" + "x".repeat(99)))
                .containsExactly(new Receipt("F-1", null, Fate.UNKNOWN, "WEIRD" + "x".repeat(35)));
    }

    @Test
    void a_sentence_may_name_somebody_and_is_not_kept() {
        for (var said : new String[] {"UNKNOWN+601234567", "601234567", "no+such+user:+Anna"}) {
            assertThat(form.receipts("id=F-1&stat=" + said))
                    .containsExactly(new Receipt("F-1", null, Fate.UNKNOWN, "another word"));
        }
    }

    @Test
    void a_reply_has_a_sender_in_full() {
        assertThat(form.replies("from=48600000001&body=STOP+please"))
                .containsExactly(new CallbackReading.Reply("+48600000001", "STOP please"));
        assertThat(form.replies("from=%2B48600000001&body="))
                .containsExactly(new CallbackReading.Reply("+48600000001", ""));
        assertThat(form.replies("from=0048600000001&body=a"))
                .containsExactly(new CallbackReading.Reply("+48600000001", "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "stat=DELIVRD",
                "id=F-1",
                "ref=abc&stat=DELIVRD",
                "id=%zz&stat=DELIVRD",
                "{",
                "{}",
                "{\"results\":[]}",
                "{\"results\":[{\"id\":1}]}",
                "[1]"
            })
    void what_lacks_a_place_cannot_be_read(String body) {
        assertThat(form.receipts(body)).isNull();
        assertThat(json.receipts(body)).isNull();
        assertThat(form.replies(body)).isNull();
        assertThat(json.replies(body)).isNull();
    }
}

package io.pointbook.notification.runtime;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DoorStack.class)
class ContactDoorsTest {
    @TestHTTPResource("/")
    URI root;

    private Doorbell door;

    @BeforeEach
    void open() {
        door = new Doorbell(root);
    }

    @Test
    void a_contact_is_put_read_exported_and_erased() {
        var put = door.put(
                "/contacts/c-1",
                "{'phone':'600 100 001','email':'Anna@Example.ORG','language':'pl','birthYear':1990,"
                        + "'attributes':{'birthday':'--05-01','kids':2}}");
        assertThat(put.status()).isEqualTo(204);
        var contact = door.get("/contacts/c-1");
        assertThat(contact.at("/phone")).isEqualTo("+48600100001");
        assertThat(contact.at("/email")).isEqualTo("Anna@example.org");
        assertThat(contact.at("/zone")).isEqualTo("Europe/Warsaw");

        var yes = "{'channel':'SMS','purpose':'MARKETING','given':true,'textVersion':'2026-1','source':'app'}";
        assertThat(door.post("/contacts/c-1/consents", yes, "Pointbook-Actor", "shop-7")
                        .status())
                .isEqualTo(204);
        assertThat(door.get("/contacts/c-1/consents").text())
                .contains("{\"channel\":\"SMS\",\"purpose\":\"MARKETING\",\"allowed\":true,\"because\":\"ALLOWED\"}")
                .contains(
                        "{\"channel\":\"EMAIL\",\"purpose\":\"MARKETING\",\"allowed\":false,\"because\":\"NO_CONSENT\"}");
        var export = door.get("/contacts/c-1/export");
        assertThat(export.at("/contact/attributes/birthday")).isEqualTo("--05-01");
        assertThat(export.at("/consents/0/consent/textVersion")).isEqualTo("2026-1");
        assertThat(export.at("/consents/0/actor")).isEqualTo("shop-7");

        assertThat(door.get("/contacts/c-1/export.csv").text())
                .startsWith("what,value,at,textVersion,source\n")
                .contains("attribute:birthday,--05-01,", "consent:SMS:MARKETING,yes,", ",2026-1,app\n");
        assertRefused(door.get("/contacts/c-9/export.csv"), 404, "unknown_member");

        assertThat(door.delete("/contacts/c-1").status()).isEqualTo(204);
        assertThat(door.delete("/contacts/c-1").status()).as("again").isEqualTo(204);
        assertRefused(door.get("/contacts/c-1"), 404, "unknown_member");
        assertThat(door.get("/contacts/c-1/export").text()).doesNotContain("600100001", "Anna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'phone':'12'}",
                "{'email':'anna at example.org'}",
                "{'language':'po polsku'}",
                "{'zone':'Warsaw'}",
                "{'birthYear':90}",
                "{'attributes':{'birthday':'1990-05-01'}}",
                "{'attributes':{'Size':'L'}}",
                "{'attributes':{'size':{'a':1}}}",
                "{'attributes':{'size':null}}"
            })
    void a_value_that_cannot_be_used_is_named(String body) {
        assertRefused(door.put("/contacts/c-2", body), 422, "invalid_request");
        assertRefused(door.get("/contacts/c-2"), 404, "unknown_member");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'channel':'SMS','purpose':'MARKETING','given':true,'source':'app'}",
                "{'channel':'SMS','purpose':'MARKETING','given':false}",
                "{'channel':'SMS','purpose':'MARKETING','given':false,'source':'a\\u0000b'}",
                "{'channel':'FAX','purpose':'MARKETING','given':false,'source':'app'}",
                "{'channel':'SMS','purpose':'FUN','given':false,'source':'app'}",
                "{'channel':'SMS','purpose':'MARKETING','given':false,'source':'app','at':'2999-01-01T00:00:00Z'}"
            })
    void a_consent_without_proof_or_from_the_future_is_refused(String body) {
        assertRefused(door.post("/contacts/c-3/consents", body), 422, "invalid_request");
    }
}

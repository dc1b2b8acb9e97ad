package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.link.ShortLinks;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DoorStack.class)
class LinkDoorsTest {
    private static final int FOUND = 302;
    private static final String SHOP = "https://shop.example/offers?week=9";

    @TestHTTPResource("/")
    URI root;

    @Inject
    DataSource database;

    @Test
    void a_link_leads_to_the_campaigns_address_and_only_people_are_counted() throws Exception {
        var code = keep();

        assertThat(ask("HEAD", code).statusCode()).isEqualTo(FOUND);
        assertThat(ask("GET", code, "Sec-Purpose", "prefetch;prerender").statusCode())
                .isEqualTo(FOUND);
        assertThat(clicks(code)).isZero();

        var followed = ask("GET", code);

        assertThat(followed.statusCode()).isEqualTo(FOUND);
        assertThat(followed.headers().firstValue("Location")).contains(SHOP);
        assertThat(clicks(code)).isEqualTo(1);
    }

    @Test
    void a_link_that_nobody_made_leads_nowhere() {
        Doorbell.assertRefused(new Doorbell(root).get("/l/AAAAAAAAAAA"), 404, "unknown_link");
    }

    private String keep() throws SQLException {
        var links = new ShortLinks(root);
        var code = links.draw();
        assertThat(links.text(code)).isEqualTo(root.resolve("/l/" + code).toString());
        try (var connection = database.getConnection()) {
            links.keep(connection, code, new ShortLinks.Place("c", "m-1", "o-1", "SMS"), SHOP, Instant.EPOCH);
        }
        return code;
    }

    private long clicks(String code) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select clicks from short_link where code = ?")) {
            select.setString(1, code);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private HttpResponse<Void> ask(String method, String code, String... headers) throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(root.resolve("/l/" + code))
                    .method(method, HttpRequest.BodyPublishers.noBody());
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding());
        }
    }
}

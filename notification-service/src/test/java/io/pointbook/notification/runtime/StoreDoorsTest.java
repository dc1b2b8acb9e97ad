package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DoorStack.class)
class StoreDoorsTest {
    @TestHTTPResource("/")
    URI root;

    private Doorbell doors;

    @BeforeEach
    void open() {
        doors = new Doorbell(root);
    }

    @Test
    void a_store_that_moves_gets_a_new_version_and_the_same_place_again_none() {
        var first =
                doors.put("/stores/moves/location", "{'latitude':52.23,'longitude':21.01,'address':'Long Street 1'}");
        var again =
                doors.put("/stores/moves/location", "{'latitude':52.23,'longitude':21.01,'address':'Long Street 1'}");
        var other = doors.put("/stores/moves/location", "{'latitude':50.06,'longitude':19.95,'radiusKm':3}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.at("/version")).isEqualTo("2");
        assertThat(doors.get("/stores/moves/location").at("/radiusKm")).isEqualTo("3");
    }

    @Test
    void a_store_can_stand_at_a_postcode_that_was_imported() throws Exception {
        assertThat(postcodes("PL", "postcode,latitude,longitude\n00-950,52.23,21.01\n")
                        .statusCode())
                .isEqualTo(200);

        var moved = doors.put("/stores/by-post/location", "{'country':'PL','postcode':'00950'}");

        assertThat(moved.at("/latitude")).isEqualTo("52.23");
        Doorbell.assertRefused(
                doors.put("/stores/by-post/location", "{'country':'PL','postcode':'99-999'}"), 422, "invalid_request");
        assertThat(postcodes("PL", "postcode,latitude,longitude\n00-950,north,21\n")
                        .body())
                .contains("Line 2");
        Doorbell.assertRefused(
                doors.put("/stores/by-post/location", "{'latitude':91,'longitude':0}"), 422, "invalid_request");
    }

    @Test
    void a_store_of_which_nobody_said_where_it_stands_is_unknown() {
        Doorbell.assertRefused(doors.get("/stores/nowhere/location"), 404, "unknown_store");
    }

    @Test
    void the_response_of_a_campaign_that_is_not_there_is_unknown() {
        Doorbell.assertRefused(doors.get("/campaigns/none/response"), 404, "unknown_campaign");
    }

    private HttpResponse<String> postcodes(String country, String table) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(root.resolve("/postcodes/" + country))
                            .header("Content-Type", "text/csv")
                            .PUT(HttpRequest.BodyPublishers.ofString(table))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}

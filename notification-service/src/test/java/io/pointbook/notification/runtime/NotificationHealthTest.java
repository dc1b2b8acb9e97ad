package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnStack.class)
class NotificationHealthTest {

    private static final Duration AT_MOST = Duration.ofSeconds(40);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    @TestHTTPResource("/q/health/")
    URI health;

    Broker broker;
    Database database;

    @Test
    void it_is_ready_only_with_its_database_and_comes_back_by_itself() {
        awaitReady(OK);
        database.stop();
        awaitReady(UNAVAILABLE);
        assertThat(status("live")).isEqualTo(OK);
        database.start();
        awaitReady(OK);
    }

    @Test
    void it_is_ready_only_with_the_broker_and_comes_back_by_itself() {
        awaitReady(OK);
        broker.stop();
        awaitReady(UNAVAILABLE);
        assertThat(status("live")).isEqualTo(OK);
        broker.start();
        awaitReady(OK);
    }

    private void awaitReady(int expected) {
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(status("ready")).isEqualTo(expected));
    }

    private int status(String door) {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // the upgrade to HTTP/2 within a first request fails now and then
                .build()) {
            return client.send(
                            HttpRequest.newBuilder(health.resolve(door)).build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.pointbook.notification.ledgerlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerMembersTest {
    private HttpServer ledger;
    private LedgerMembers members;
    private int status = 200;
    private String asked = "";

    @BeforeEach
    void open() throws IOException {
        ledger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ledger.createContext("/members", exchange -> {
            asked = exchange.getRequestURI().getRawQuery();
            var bytes = "{\"memberId\":\"m-1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        ledger.start();
        members = new LedgerMembers(
                URI.create("http://127.0.0.1:" + ledger.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        members.close();
        ledger.stop(0);
    }

    @Test
    void a_card_is_somebodys_or_nobodys() throws Exception {
        assertThat(members.memberOf("29 81&x")).isEqualTo("m-1");
        assertThat(asked).isEqualTo("card=29+81%26x");
        status = 404;
        assertThat(members.memberOf("2981")).isNull();
    }

    @Test
    void a_ledger_in_trouble_says_nothing_about_cards() {
        status = 503;
        assertThatThrownBy(() -> members.memberOf("2981"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503")
                .hasMessageNotContaining("2981");
        ledger.stop(0);
        assertThatThrownBy(() -> members.memberOf("2981")).isInstanceOf(IOException.class);
    }
}

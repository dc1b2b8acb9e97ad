package io.pointbook.ledger.runtime;

import static io.pointbook.ledger.runtime.Doorbell.assertRefused;
import static io.pointbook.ledger.runtime.Doorbell.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.pointbook.ledger.audit.AuditReplay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a programme manager does by HTTP, and what the tills' next receipts earn by it. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class)
class ProgrammeDoorsTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("pointbook.root", "..")).resolve("docs/programmes");

    private static final String COUPON = """
            {"id":"next","name":"A tenth off","priority":1,"effect":{"type":"COUPON",\
            "coupon":{"benefit":"DISCOUNT_PERCENT","number":1000,"validFor":"P30D"}}}""";

    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    AgroalDataSource database;

    private Doorbell bell;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
    }

    @Test
    void a_programme_is_drafted_and_published_and_judges_the_next_receipt_with_its_version() throws Exception {
        var kind = "STAFF";
        var programme = "p-" + id();
        assertThat(put(programme, example("tiers", programme, kind)).json().at("/problems"))
                .isEmpty();
        var publication = "{\"reason\":\"first\"}";
        var key = id();
        var first = bell.post("/programmes/" + programme + "/publications", key, publication);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("/version")).isEqualTo("1");
        assertThat(bell.post("/programmes/" + programme + "/publications", key, publication)
                        .text())
                .isEqualTo(first.text());
        assertRefused(bell.post("/programmes/" + programme + "/publications", publication), 409, "no_draft");

        var card = "29" + id();
        var member = bell.post("/members", "{\"card\":\"%s\",\"kind\":\"%s\"}".formatted(card, kind))
                .at("/memberId");
        sell(card, 1, 60_000);
        await().atMost(Duration.ofSeconds(20)).until(() -> active(member).equals("600"));
        var balance = bell.get("/members/" + member + "/balance");
        assertThat(balance.at("/wallets/status/active")).isEqualTo("600");
        assertThat(balance.at("/tier/tier")).isEqualTo("silver");
        assertThat(balance.at("/tier/missing")).isEqualTo("400");

        assertSigned(programme);
        var hold = "{\"holdId\":\"%s\",\"memberId\":\"%s\",\"wallet\":\"status\",\"points\":5,\"expiresIn\":\"PT5M\"}";
        assertRefused(bell.post("/holds", hold.formatted(id(), member)), 422, "unknown_wallet");
        var match = "{\"wallet\":\"status\",\"points\":10,\"reason\":\"status match\"}";
        assertThat(bell.post("/members/" + member + "/adjustments", match).status())
                .isEqualTo(201);

        put(
                programme,
                example("tiers", programme, kind)
                        .replace("\"per\": \"1.00\"", "\"per\": \"0.50\"")
                        .replace("\"rules\": [", "\"rules\": [" + COUPON + ","));
        assertThat(bell.get("/programmes/" + programme + "/difference").text())
                .contains("rules[base].effect.per: \\\"1.00\\\" becomes \\\"0.50\\\"")
                .contains("rules[next].effect.coupon.benefit: new");
        assertThat(bell.post("/programmes/" + programme + "/publications", "{\"reason\":\"more\"}")
                        .at("/version"))
                .isEqualTo("2");
        sell(card, 2, 10_000);
        await().atMost(Duration.ofSeconds(20)).until(() -> active(member).equals("850")); // 600 + 200 + a quarter
        var entries = bell.get("/members/" + member + "/entries");
        assertThat(bell.get("/members/" + member + "/coupons").text())
                .contains("DISCOUNT_PERCENT", programme + "/next, version 2");
        assertThat(entries.text()).contains(programme + "/base", programme + "/silver-bonus");
        var entry = entries.at("/entries/0/entryId");
        try (var connection = database.getConnection()) {
            assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                            .run()
                            .differences())
                    .noneMatch(difference -> difference.contains("programme"));
        }
        assertThat(bell.get("/entries/" + entry.replace("#", "%23") + "/explanation")
                        .text())
                .contains("version 2", "Rule " + programme + "/next, version 2, gave a coupon: ");
    }

    @Test
    void what_is_wrong_is_said_and_never_gets_in_force() throws Exception {
        var programme = "p-" + id();
        var wrong = example("tiers", programme, "PARTNER")
                .replace("\"tiers\": [\n          \"gold\"", "\"tiers\": [\n          \"platinum\"");
        var draft = put(programme, wrong);
        assertThat(draft.status()).isEqualTo(200);
        assertThat(draft.at("/problems/0/where")).isEqualTo("rules[gold-bonus].when.tiers");
        var refused = bell.post("/programmes/" + programme + "/publications", "{\"reason\":\"try\"}");
        assertRefused(refused, 422, "invalid_programme");
        assertThat(refused.at("/detail")).contains("rules[gold-bonus].when.tiers: there is no level platinum");
        assertRefused(put(programme, "{\"id\":1}"), 422, "invalid_programme");
        assertRefused(put(programme, example("tiers", "other", "PARTNER")), 422, "invalid_programme");
        assertRefused(bell.get("/programmes/p-none/versions"), 404, "unknown_programme");
        assertRefused(bell.get("/programmes/" + programme + "/versions/1"), 404, "unknown_version");
        assertRefused(bell.get("/programmes/" + programme + "/in-force"), 404, "unknown_version");
    }

    @Test
    void a_kind_of_member_has_one_programme_and_nothing_is_published_into_the_past() throws Exception {
        var kind = "PARTNER";
        var one = "p-" + id();
        var two = "p-" + id();
        put(one, example("points-per-amount", one, kind));
        put(two, example("points-per-amount", two, kind));
        assertRefused(
                bell.post(
                        "/programmes/" + one + "/publications",
                        "{\"reason\":\"late\",\"effectiveFrom\":\"2020-01-01T00:00:00\"}"),
                422,
                "invalid_request");
        var from = Instant.now().plus(Duration.ofDays(1)).toString();
        assertThat(bell.post(
                                "/programmes/" + one + "/publications",
                                "{\"reason\":\"soon\",\"effectiveFrom\":\"%s\"}".formatted(from))
                        .status())
                .isEqualTo(201);
        assertRefused(bell.get("/programmes/" + one + "/in-force"), 404, "unknown_version");
        assertThat(bell.get("/programmes/" + one + "/in-force?at=" + from).at("/id"))
                .isEqualTo(one);
        assertRefused(bell.post("/programmes/" + two + "/publications", "{\"reason\":\"me too\"}"), 409, "kind_taken");
        assertThat(bell.get("/programmes").text()).contains(one, two);
    }

    @Test
    void everything_goes_out_as_one_file_and_comes_in_again_without_a_change() throws Exception {
        var programme = "p-" + id();
        put(programme, example("points-per-amount", programme, "PARTNER"));
        var file = bell.get("/programmes/export");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).contains("\"programmeId\" : \"" + programme + "\"");

        var back = bell.postWithoutKey("/programmes/import", file.text());

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.at("/added")).isEqualTo("0");
        assertThat(back.at("/dryRun")).isEqualTo("false");
        var other = "p-" + id();
        var tried = bell.postWithoutKey(
                "/programmes/import?dryRun=true", file.text().replace(programme, other));
        assertThat(tried.at("/added")).isEqualTo("1");
        assertRefused(bell.get("/programmes/" + other + "/draft"), 404, "unknown_programme");
        assertRefused(bell.postWithoutKey("/programmes/import", "{\"programmes\":[]}"), 422, "invalid_programme");
    }

    /** As an offline till would: only with what stands at /keys. */
    private void assertSigned(String programme) throws Exception {
        var signed = bell.get("/programmes/" + programme + "/in-force/signed").json();
        var key = bell.get("/keys").json().at("/keys/0");
        var x = HexFormat.of().formatHex(decoded(key.at("/x")));
        var encoded = HexFormat.of().parseHex("302a300506032b6570032100" + x);
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        var text =
                signed.at("/protected").asText() + "." + signed.at("/payload").asText();
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(decoded(signed.at("/signature")))).isTrue();
        var payload = new ObjectMapper().readTree(decoded(signed.at("/payload")));
        assertThat(payload.at("/programme/id").asText()).isEqualTo(programme);
        assertThat(payload.at("/version").asInt()).isEqualTo(1);
        var header = new ObjectMapper().readTree(decoded(signed.at("/protected")));
        assertThat(header.at("/kid")).isEqualTo(key.at("/kid"));
        assertThat(header.at("/alg").asText()).isEqualTo("EdDSA");
    }

    private static byte[] decoded(JsonNode base64) {
        return Base64.getUrlDecoder().decode(base64.asText());
    }

    private String active(String member) {
        return bell.get("/members/" + member + "/balance").at("/wallets/points/active");
    }

    private Doorbell.Reply put(String programme, String body) {
        return bell.send(bell.to("/programmes/" + programme + "/draft")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private static String example(String name, String id, String kind) throws Exception {
        return Files.readString(EXAMPLES.resolve(name + ".json"))
                .replace("\"id\": \"" + name + "\"", "\"id\": \"" + id + "\"")
                .replace("\"CUSTOMER\"", "\"" + kind + "\"");
    }

    private void sell(String card, int number, long net) {
        var receipt = """
                {"storeId":"S9","workstationId":"%s","businessDay":"2026-01-01","sequenceNumber":%d,"type":"SALE",\
                "endedAt":"%s","currency":"PLN","card":{"number":"%s"},\
                "lines":[{"lineNumber":1,"kind":"SALE","itemId":"sofa","quantity":"1","net":%d}]}""".formatted(card.substring(2, 10), number, Instant.now(), card, net);
        DoorStack.till(broker, receipt);
    }
}

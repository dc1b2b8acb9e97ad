package io.pointbook.rewards.runtime;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.pointbook.rewards.redeeming.FakeLedger;
import io.pointbook.rewards.voucher.VoucherWatch;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voucher pools by HTTP. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class VoucherDoorsTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    AgroalDataSource database;

    @Inject
    VoucherWatch watch;

    FakeLedger ledger;

    private Doorbell bell;
    private String pool;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
        pool = "pool-" + UUID.randomUUID();
    }

    private Doorbell.Reply add(String key, String csv) {
        return bell.csv("/voucher-pools/" + pool + "/codes", csv, "Idempotency-Key", pool + key);
    }

    @Test
    void a_file_is_taken_in_once_and_no_code_twice() {
        assertRefused(add("1", "code\nA\n"), 404, "unknown_pool");
        assertThat(bell.put("/voucher-pools/" + pool, "{'low':2}").status()).isEqualTo(201);
        assertThat(bell.put("/voucher-pools/" + pool, "{'low':1}").status()).isEqualTo(200);

        var first = add("1", "code,validUntil\nA,\nB,2126-01-01T00:00:00Z\nA,\nold,2020-01-01T00:00:00Z\n");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("/imported")).isEqualTo("3");
        assertThat(first.at("/known")).isEqualTo("1");
        assertThat(add("1", "code,validUntil\nA,\nB,2126-01-01T00:00:00Z\nA,\nold,2020-01-01T00:00:00Z\n")
                        .text())
                .isEqualTo(first.text());
        assertRefused(add("1", "code\nC\n"), 422, "different_request");
        assertThat(add("2", "code\n\"C,1\"\nB\n").at("/imported")).isEqualTo("1");
        assertThat(mine().at("/free").asText()).isEqualTo("3");

        assertRefused(add("3", "number\nA\n"), 400, "malformed_request");
        assertRefused(add("3", "code,validUntil\nD,tomorrow\n"), 422, "invalid_request");
        assertRefused(add("3", "code,validUntil\n,2126-01-01T00:00:00Z\n"), 422, "invalid_request");
        assertRefused(bell.put("/voucher-pools/" + pool, "{'low':-1}"), 422, "invalid_request");
    }

    private com.fasterxml.jackson.databind.JsonNode mine() {
        for (var found : bell.get("/voucher-pools?limit=500").json().at("/pools")) {
            if (found.at("/poolId").asText().equals(pool)) {
                return found;
            }
        }
        throw new AssertionError("not in the list");
    }

    @Test
    void nothing_at_rest_shows_a_code_and_its_member_sees_it_once() throws SQLException {
        bell.put("/voucher-pools/" + pool, "{'low':0}");
        add("1", "code\nSECRET-4711\n");
        var reward = "{'kind':'VOUCHER','pricePoints':100,'voucherPool':'" + pool + "','texts':{'en':{'name':'T'}}}";
        assertRefused(
                bell.put("/rewards/" + pool, reward.replace(pool, "nowhere"), "If-None-Match", "*"),
                404,
                "unknown_pool");
        assertRefused(
                bell.put("/rewards/" + pool, reward.replace("VOUCHER", "GOODS"), "If-None-Match", "*"),
                422,
                "invalid_request");
        bell.put("/rewards/" + pool, reward, "If-None-Match", "*");
        assertThat(bell.get("/rewards/" + pool).at("/stock")).isEqualTo("1");
        var member = ledger.member(100);
        bell.post(
                "/redemptions",
                "{'redemptionId':'" + pool + "','memberId':'" + member + "','rewardId':'" + pool + "'}");
        var path = "/redemptions/" + pool + "/vouchers";

        var shown = bell.post(path, "{'memberId':'" + member + "','showId':'s1'}");
        assertThat(shown.at("/vouchers/0/code")).isEqualTo("SECRET-4711");
        assertThat(shown.response().headers().firstValue("Cache-Control")).contains("no-store");
        assertRefused(bell.post(path, "{'memberId':'" + member + "','showId':'s2'}"), 409, "already_shown");
        assertRefused(bell.post(path, "{'memberId':'other','showId':'s2'}"), 404, "unknown_redemption");
        assertThat(bell.get("/redemptions/" + pool).text()).doesNotContain("SECRET");
        for (var table : new String[] {"voucher_code", "event", "redemption", "idempotency_key", "voucher_shown"}) {
            assertThat(rows(table)).isNotEmpty().doesNotContain("SECRET").doesNotContain("5345435245542d"); // in hex
        }
    }

    private String rows(String table) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select string_agg(to_jsonb(row)::text, ' ') from " + table + " as row");
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void a_pool_that_runs_low_is_a_metric() throws Exception {
        bell.put("/voucher-pools/" + pool, "{'low':2}");
        add("1", "code\nA\nB\nC\n");
        assertThat(mine().at("/runningLow").asBoolean()).isFalse();
        watch.look();
        assertThat(bell.get("/q/metrics").text()).contains("pointbook_vouchers_free{pool=\"" + pool + "\"} 3.0");
        var low = low();

        bell.put("/voucher-pools/" + pool, "{'low':3}");
        watch.look();
        assertThat(low()).isEqualTo(low + 1);
        assertThat(mine().at("/runningLow").asBoolean()).isTrue();
    }

    private double low() {
        return bell.get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("pointbook_voucher_pools_low"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}

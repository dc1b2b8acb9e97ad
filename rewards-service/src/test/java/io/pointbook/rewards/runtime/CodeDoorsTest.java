package io.pointbook.rewards.runtime;

import static io.pointbook.testkit.http.Doorbell.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.rewards.redeeming.FakeLedger;
import io.pointbook.testkit.http.Doorbell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes by HTTP. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class CodeDoorsTest {
    private static final String TEN =
            "'coupon':{'benefit':{'kind':'DISCOUNT_PERCENT','basisPoints':1000},'validFor':'P30D'}";

    @TestHTTPResource("/")
    URI root;

    FakeLedger ledger;

    private Doorbell bell;
    private String series;

    @BeforeEach
    void ring() {
        bell = new Doorbell(root);
        series = "s" + UUID.randomUUID();
    }

    private Doorbell.Reply put(String terms) {
        return bell.put("/code-series/" + series, "{" + terms + "," + TEN + "}");
    }

    private Doorbell.Reply claim(String claimId, String code, String member) {
        return bell.post(
                "/codes/claims",
                "{'claimId':'" + series + claimId + "','code':'" + code + "','memberId':'" + member + "'}");
    }

    private List<String> codes() {
        return bell.get("/code-series/" + series + "/codes.csv")
                .text()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.indexOf(',') + 1))
                .toList();
    }

    @Test
    void a_series_is_issued_once_and_grows() {
        assertThat(put("'kind':'UNIQUE','count':1500").at("/issued")).isEqualTo("1500");
        assertThat(put("'kind':'UNIQUE','count':1500").at("/issued")).isEqualTo("1500");
        assertThat(put("'kind':'UNIQUE','count':2").at("/count")).isEqualTo("1500");
        assertThat(put("'kind':'UNIQUE','count':1501").at("/issued")).isEqualTo("1501");
        assertRefused(put("'kind':'SHARED','count':1501"), 422, "different_request");
        assertThat(codes()).hasSize(1501).doesNotHaveDuplicates().allMatch(code -> code.length() == 11);
        assertThat(bell.get("/code-series/" + series).at("/kind")).isEqualTo("UNIQUE");
        assertRefused(bell.get("/code-series/nothing"), 404, "unknown_series");
        assertRefused(bell.get("/code-series/nothing/codes.csv"), 404, "unknown_series");
        assertRefused(put("'kind':'UNIQUE','count':1000001"), 422, "invalid_request");
        assertRefused(put("'kind':'UNIQUE','count':1,'word':'ABCD'"), 422, "invalid_request");
        assertRefused(put("'kind':'SHARED','count':1,'word':'SUMMER'"), 422, "invalid_request");
    }

    @Test
    void a_code_becomes_the_coupon_of_the_member_who_enters_it_first() {
        put("'kind':'UNIQUE','count':2");
        var code = codes().getFirst();
        var anna = ledger.member(0);

        var typed = code.toLowerCase(Locale.ROOT).replaceAll("(....)", "$1-");
        var claimed = claim("1", typed, anna);
        assertThat(claimed.status()).isEqualTo(201);
        assertThat(claimed.at("/couponCode")).isEqualTo(code);
        assertThat(claim("1", code, anna).text()).isEqualTo(claimed.text());
        assertRefused(claim("1", codes().getLast(), anna), 422, "different_request");
        assertRefused(claim("2", code, anna), 409, "code_used");
        var last = code.charAt(10) == 'A' ? 'B' : 'A';
        assertRefused(claim("3", code.substring(0, 10) + last, anna), 422, "code_mistyped");
        assertRefused(claim("4", codes().getLast(), "nobody"), 404, "unknown_member");
        assertRefused(claim("5", "0000000000", anna), 404, "unknown_code");
    }

    @Test
    void a_shared_code_is_good_once_for_each_member_until_its_time_is_over() {
        var word = "W" + (System.nanoTime() % 1_000_000_000L);
        var shared = put("'kind':'SHARED','count':2,'word':'" + word + "'").at("/code");
        assertThat(shared).startsWith(word).hasSize(word.length() + 1);
        var anna = ledger.member(0);

        assertThat(claim("1", shared, anna).at("/couponCode")).isNotEmpty().isNotEqualTo(shared);
        assertRefused(claim("2", shared, anna), 409, "code_used");
        assertThat(claim("3", shared, ledger.member(0)).status()).isEqualTo(201);
        assertRefused(claim("4", shared, ledger.member(0)), 409, "code_used");
        series = "t" + series;
        assertRefused(put("'kind':'SHARED','count':2,'word':'" + word + "'"), 409, "code_taken");
        var past = put("'kind':'SHARED','count':2,'validUntil':'2020-01-01T00:00:00Z'")
                .at("/code");
        assertRefused(claim("5", past, anna), 409, "code_expired");
    }

    @Test
    void a_claim_that_the_ledger_did_not_answer_goes_on_with_the_same_id() {
        put("'kind':'UNIQUE','count':1");
        var code = codes().getFirst();
        var anna = ledger.member(0);
        ledger.unexpected("teapot");
        try {
            assertRefused(claim("1", code, anna), 503, "ledger_unavailable");
        } finally {
            ledger.unexpected("");
        }
        assertRefused(claim("2", code, ledger.member(0)), 409, "code_used");
        assertThat(claim("1", code, anna).at("/couponCode")).isEqualTo(code);
    }
}

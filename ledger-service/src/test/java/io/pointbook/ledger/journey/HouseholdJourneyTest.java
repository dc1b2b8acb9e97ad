package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.account.AccountCommand.OpenAccount;
import io.pointbook.ledger.account.NewCard;
import io.pointbook.ledger.audit.AuditReplay;
import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.coupon.BenefitKind;
import io.pointbook.ledger.coupon.CouponCommand.IssueCoupon;
import io.pointbook.ledger.coupon.CouponTerms;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.hold.Holding;
import io.pointbook.ledger.household.Pool;
import io.pointbook.ledger.runtime.AuditReplayCommand;
import io.pointbook.ledger.statement.Reading;
import io.pointbook.runtime.http.Refused;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members who earn for one pool and spend from it, through the real inbox and doors. */
class HouseholdJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private TestLedger ledger;
    private TillTopic till;
    private Pool pool;
    private Reading reading;
    private int sequence;

    @BeforeEach
    void open() throws Exception {
        ledger = new TestLedger("household", Map.of()).start();
        till = new TillTopic(ledger);
        pool = new Pool(door());
        reading = new Reading(door(), ledger.ledger().programmes());
        member("m-ewa", "CUSTOMER", "EWA");
        member("m-jan", "CUSTOMER", "JAN");
        member("m-ola", "STAFF", "OLA");
    }

    @AfterEach
    void close() {
        till.close();
        ledger.close();
    }

    @Test
    void pain_23_two_members_earn_for_one_balance_spend_from_it_and_each_one_s_part_stays_known() throws Exception {
        buy("EWA", 1000, Instant.now());
        buy("JAN", 500, Instant.now());
        var household = pool.found("m-ewa", true);
        pool.join(household, "m-jan", false);
        assertThat(active("m-ewa")).isEqualTo(10);
        assertThat(active("m-jan"))
                .as("the pool's: his own stay his until he brings them")
                .isEqualTo(10);

        buy("EWA", 2000, soon());
        int jans = buy("JAN", 3000, soon());
        assertThat(active("m-jan")).isEqualTo(60).isEqualTo(active("m-ewa")).isEqualTo(active(household));
        new Holding(door()).place("h-1", "m-jan", 45);
        assertThat(active("m-ewa")).isEqualTo(15);
        assertThat(reading.statement(household))
                .containsExactly(
                        "HELD -45 by m-jan", "EARNED 30 by m-jan", "EARNED 20 by m-ewa", "TRANSFERRED 10 by null");
        assertThat(reading.statement("m-jan")).containsExactly("EARNED 5 by null");

        bringBack("EWA", jans, 3000);
        assertThat(active("m-jan")).as("whoever brings it back").isEqualTo(0);
        assertAudited();
    }

    @Test
    void who_leaves_takes_what_is_agreed_and_earns_for_himself_again_late_receipts_belong_where_they_were()
            throws Exception {
        var household = pool.found("m-ewa", false);
        pool.join(household, "m-jan", false);
        var then = soon();
        buy("JAN", 3000, then);
        assertThatThrownBy(() -> pool.leave(household, "m-jan", 31L)).isInstanceOf(Refused.class);
        pool.leave(household, "m-jan", 12L);
        assertThat(pool.members(household)).containsExactly("m-ewa");
        assertThat(active("m-jan")).isEqualTo(12);
        assertThat(active("m-ewa")).isEqualTo(18);

        buy("JAN", 700, soon());
        assertThat(active("m-jan")).isEqualTo(19);
        buy("JAN", 100, then);
        assertThat(active("m-ewa")).as("he belonged to it when he bought that").isEqualTo(19);
        pool.join(household, "m-jan", true);
        assertThat(active("m-jan")).isEqualTo(38);
        assertAudited();
    }

    @Test
    void a_coupon_of_one_s_own_or_of_the_household_is_used_on_a_receipt_of_the_pool_another_member_s_is_not()
            throws Exception {
        var household = pool.found("m-ewa", false);
        pool.join(household, "m-jan", false);
        coupon("JANS", "m-jan");
        coupon("EWAS", "m-ewa");
        coupon("OURS", household);

        post("SALE", "JAN", soon(), "'kind':'SALE','itemId':'tea','quantity':'1','net':500", "'JANS','EWAS','OURS'");

        assertThat(ledger.query("select code || ' ' || state, 1 from coupon"))
                .containsOnlyKeys("JANS REDEEMED", "EWAS ISSUED", "OURS REDEEMED");
        assertAudited();
    }

    private void coupon(String code, String member) throws Exception {
        var terms = new CouponTerms(
                new Benefit(BenefitKind.FREE_ITEM, null, null, null, null, null, "tea", null),
                Instant.EPOCH,
                Instant.parse("2126-01-01T00:00:00Z"),
                "test");
        door().write(transaction -> door().sitWithCoupon(transaction, code)
                .coupons()
                .tell(new IssueCoupon(code, code, member, terms, Instant.now())));
    }

    @Test
    void nobody_is_in_two_households_and_kinds_do_not_mix() throws Exception {
        var household = pool.found("m-ewa", false);
        assertThatThrownBy(() -> pool.found("m-ewa", false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another household");
        assertThatThrownBy(() -> pool.join(household, "m-ewa", false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> pool.join(household, "m-ola", false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("one kind");
        assertThatThrownBy(() -> pool.join("none", "m-jan", false)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> pool.leave(household, "m-jan", null)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> pool.join(household, household, false)).isInstanceOf(Refused.class);
        assertAudited();
    }

    private void member(String id, String kind, String card) throws Exception {
        var newCard = new NewCard("c-" + id, ledger.ledger().cards().hash(card), null);
        door().write(transaction ->
                door().sitForNew(transaction, id).tell(new OpenAccount(id, kind, newCard, true, Instant.now())));
    }

    private AccountDoor door() {
        return new AccountDoor(ledger.ledger().desk(), Clock.systemUTC());
    }

    private long active(String member) throws Exception {
        return reading.active(member);
    }

    /** Later than anything that a door has written down by now. */
    private static Instant soon() {
        return Instant.now().plusMillis(1).truncatedTo(ChronoUnit.MILLIS);
    }

    private int buy(String card, int net, Instant at) {
        post("SALE", card, at, "'kind':'SALE','itemId':'tea','quantity':'1','net':" + net);
        return sequence;
    }

    private void bringBack(String card, int receipt, int net) {
        post(
                "RETURN",
                card,
                soon(),
                "'kind':'RETURN','itemId':'tea','quantity':'-1','net':-" + net
                        + ",'original':{'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':"
                        + receipt
                        + ",'lineNumber':1}");
    }

    private void post(String type, String card, Instant at, String line) {
        post(type, card, at, line, "");
    }

    private void post(String type, String card, Instant at, String line, String coupons) {
        till.send(List.of(receipt(++sequence, type, card, at, line, coupons)));
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(ledger.receipts()).isEqualTo(sequence));
    }

    private static JsonNode receipt(int sequence, String type, String card, Instant at, String line, String coupons) {
        try {
            return JSON.readTree(("{'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':"
                            + sequence + ",'type':'" + type + "','currency':'PLN','endedAt':'" + at
                            + "','card':{'number':'"
                            + card + "'},'coupons':[" + coupons + "],'lines':[{'lineNumber':1," + line + "}]}")
                    .replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private void assertAudited() throws Exception {
        try (var connection = DriverManager.getConnection(ledger.databaseUrl)) {
            assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                            .run()
                            .differences())
                    .isEmpty();
        }
    }
}

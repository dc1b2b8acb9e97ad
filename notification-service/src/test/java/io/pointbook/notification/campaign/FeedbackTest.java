package io.pointbook.notification.campaign;

import static io.pointbook.notification.contact.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.CouponKind;
import io.pointbook.contract.ledger.LineKind;
import io.pointbook.contract.ledger.PurchaseKind;
import io.pointbook.contract.ledger.PurchaseRecorded;
import io.pointbook.notification.feedback.Feedback;
import io.pointbook.notification.feedback.ResponseAnswer;
import io.pointbook.notification.feedback.Responses;
import io.pointbook.runtime.transaction.SqlWork;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedbackTest {
    private static final int MEMBERS = 40;
    private static final String HALF = "{'campaignId':'half','trigger':{'kind':'ONCE','at':'2026-03-02T11:00:00Z'},"
            + "'holdoutPercent':50,'url':'https://shop.example','responseDays':7,'arms':[{'name':'A','weight':1,'texts':["
            + "{'channel':'SMS','language':'en','text':'{coupon} {link}'}]}],'offer':{'coupon':{'validDays':7,'benefit':"
            + "{'kind':'POINTS','points':100}}}}";

    private final Desk desk = new Desk();
    private List<String> spokenTo = List.of();
    private List<String> heldOut = List.of();

    @BeforeEach
    void campaign() throws Exception {
        for (int member = 0; member < MEMBERS; member++) {
            desk.members.put("m-" + member, "en", Set.of(SMS), Map.of());
        }
        desk.campaigns.create(Drafts.body(HALF), "anna");
        desk.campaigns.start("half", false, "anna");
        desk.campaigns.approve("half", "ben");
        desk.settle();
        spokenTo =
                desk.phones.handed.stream().map(MessageDesk.Outgoing::memberId).toList();
        heldOut = IntStream.range(0, MEMBERS)
                .mapToObj(member -> "m-" + member)
                .filter(member -> !spokenTo.contains(member))
                .toList();
        desk.phones.handed.clear();
    }

    @Test
    void purchases_within_the_days_are_counted_for_each_arm() throws Exception {
        var end = Desk.NOON.plus(Duration.ofDays(7));
        buys(spokenTo.get(0), "r-1", Desk.NOON);
        buys(spokenTo.get(0), "r-1", Desk.NOON);
        buys(spokenTo.get(0), "r-2", end.minusSeconds(1));
        buys(spokenTo.get(1), "r-3", Desk.NOON.minusSeconds(1));
        buys(spokenTo.get(2), "r-4", end);
        buys(heldOut.get(0), "r-5", Desk.NOON);
        buys("somebody-else", "r-6", Desk.NOON);

        assertThat(arm("A").buyers()).isEqualTo(1);
        assertThat(arm("A").purchases()).isEqualTo(2);
        assertThat(arm("A").spend()).isEqualTo(500);
        assertThat(arm("A").members()).isEqualTo(spokenTo.size());
        assertThat(arm("holdout").buyers()).isEqualTo(1);
        assertThat(arm("holdout").members()).isEqualTo(heldOut.size());
        assertThat(arm("A").aboveHoldout()).isEqualTo(1_000L / spokenTo.size() - 1_000L / heldOut.size());
    }

    @Test
    void a_receipt_that_is_voided_does_not_count() throws Exception {
        buys(spokenTo.get(0), "r-1", Desk.NOON);
        on(connection ->
                Feedback.purchase(connection, purchase(spokenTo.get(0), "r-2", PurchaseKind.VOID, "r-1", Desk.NOON)));

        assertThat(arm("A").buyers()).isZero();
    }

    @Test
    void a_coupon_that_is_used_counts_once_until_its_receipt_is_voided() throws Exception {
        var coupon = desk.ledger.issued.keySet().iterator().next();
        on(connection -> Feedback.coupon(connection, coupon(coupon, CouponKind.REDEEMED)));
        on(connection -> Feedback.coupon(connection, coupon(coupon, CouponKind.REDEEMED)));
        on(connection -> Feedback.coupon(connection, coupon("somebody-elses", CouponKind.REDEEMED)));
        assertThat(arm("A").couponsUsed()).isEqualTo(1);

        on(connection -> Feedback.coupon(connection, coupon(coupon, CouponKind.VOIDED)));
        assertThat(arm("A").couponsUsed()).isZero();
    }

    @Test
    void a_member_who_follows_his_link_twice_is_one_who_followed() throws Exception {
        on(connection -> {
            try (var update = connection.createStatement()) {
                update.executeUpdate(
                        "update short_link set clicks = 2 where member_id = '" + spokenTo.getFirst() + "'");
            }
        });

        assertThat(arm("A").clicked()).isEqualTo(1);
        assertThat(arm("A").clicks()).isEqualTo(2);
    }

    private ResponseAnswer.Arm arm(String arm) throws Exception {
        return new Responses(desk.transactions)
                .of("half").arms().stream()
                        .filter(one -> one.arm().equals(arm))
                        .findFirst()
                        .orElseThrow();
    }

    private void buys(String memberId, String receipt, Instant at) throws SQLException {
        on(connection -> Feedback.purchase(connection, purchase(memberId, receipt, PurchaseKind.RECEIPT, null, at)));
    }

    private void on(SqlWork work) throws SQLException {
        try (var connection = desk.database.getConnection()) {
            work.on(connection);
        }
    }

    private static PurchaseRecorded purchase(
            String memberId, String receipt, PurchaseKind kind, @Nullable String voids, Instant at) {
        var line =
                new PurchaseRecorded.Line(1, LineKind.SALE, "tea", "tea", null, null, null, "1", "EA", 250, null, null);
        return new PurchaseRecorded(
                "e-" + receipt,
                memberId,
                1,
                kind,
                receipt,
                "7",
                "1",
                LocalDate.of(2026, 3, 2),
                at,
                at,
                "EUR",
                voids,
                List.of(line));
    }

    private static CouponChanged coupon(String couponId, CouponKind kind) {
        return new CouponChanged(
                "e-1", couponId, 1, kind, "CODE", "m-1", Desk.NOON, Desk.NOON, null, null, null, null, "r-1", "m-1",
                null);
    }
}

package io.pointbook.ledger.couponing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.account.CouponGrant;
import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.coupon.BenefitKind;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.coupon.CouponIds;
import io.pointbook.ledger.coupon.CouponScenes;
import io.pointbook.ledger.coupon.CouponState;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.rulebook.Published;
import io.pointbook.ledger.words.Language;
import io.pointbook.ledger.words.Phrasebook;
import io.pointbook.runtime.http.Refused;
import io.pointbook.testkit.contract.ApprovedFile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CouponExplanationsTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_rule_s_coupon_names_the_rule_its_version_and_the_receipt() throws Exception {
        try (var test = TestDoor.open()) {
            Published.example(test.ledger, "next-purchase", Instant.parse("2026-01-01T00:00:00Z"));
            var explanations = new CouponExplanations(test.door(), test.ledger.programmes());
            var member = test.member(0);
            test.post(member, """
                    {'storeId':'S1','workstationId':'W1','businessDay':'2026-03-01','sequenceNumber':7,'type':'SALE',
                     'endedAt':'2026-03-01T12:00:00Z','currency':'PLN','card':{'number':'2981000012345678'},
                     'lines':[{'lineNumber':1,'kind':'SALE','itemId':'chocolate','quantity':'1','net':340}]}
                    """);
            var coupons =
                    new CouponLists(test.door()).ofMember(member, 10, null).coupons();
            assertThat(coupons).hasSize(2);
            var cocoa = coupons.stream()
                    .filter(coupon -> coupon.benefit().itemId() != null)
                    .findFirst()
                    .orElseThrow();

            var told = explanations.explain(cocoa.code(), Language.ENGLISH);

            assertThat(told.sentence())
                    .isEqualTo("Coupon " + cocoa.code() + ": one cocoa free; issued on 1 March 2026, 13:00 by rule"
                            + " next-purchase/second-cocoa, version 1, with receipt S1/W1/2026-03-01/7; valid from 1 March"
                            + " 2026, 13:00 until 8 March 2026, 13:00; not used yet.");
            assertThat(told.coupon()).isEqualTo(cocoa);
            assertThat(told.tree().children().stream()
                            .collect(Collectors.toMap(part -> part.key(), part -> String.valueOf(part.value()))))
                    .containsEntry("rule", "next-purchase/second-cocoa")
                    .containsEntry("version", "1")
                    .containsEntry("receipt", "S1/W1/2026-03-01/7")
                    .containsEntry("benefit", "FREE_ITEM");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> explanations.explain("NOBODYS", Language.ENGLISH))
                    .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("unknown_coupon"));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_benefit_and_each_step_of_a_coupon_s_life_is_told_as_approved(Language language) {
        var words = new Phrasebook(language, ZoneId.of("Europe/Warsaw"));
        var text = new StringBuilder();
        for (BenefitKind kind : BenefitKind.values()) {
            var telling = new CouponWords(coupon(CouponState.ISSUED), benefit(kind), issue(), words).tell(List.of());
            text.append(kind).append("\n  ").append(telling.sentence()).append('\n');
        }
        for (CouponState state : CouponState.values()) {
            var telling = new CouponWords(coupon(state), Benefit.percentOff(1_250), null, words).tell(List.of());
            text.append(state).append("\n  ").append(telling.sentence()).append('\n');
        }
        var events = List.copyOf(CouponScenes.all().values());
        var telling = new CouponWords(coupon(CouponState.EXPIRED), Benefit.points(5), issue(), words)
                .tell(events.stream()
                        .filter(event -> event.couponId().equals("c-1"))
                        .toList());
        text.append("a life\n");
        telling.sentences()
                .forEach(sentence -> text.append("    ").append(sentence).append('\n'));
        ApprovedFile.verify(
                "ledger-service/src/test/resources/words/coupons_" + language.tag() + ".txt", text.toString());
        assertThat(events.stream().<Class<?>>map(CouponEvent::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(CouponEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @CsvSource({
        "S1/W1/2026-03-01/7/p/rule/1, S1/W1/2026-03-01/7, p/rule, 1",
        "occasion:x/p/rule/12, occasion:x, p/rule, 12"
    })
    void the_origin_of_a_rule_s_coupon_stands_in_its_id(String couponId, String event, String rule, int number) {
        assertThat(CouponIds.ofRule(event, rule, number)).isEqualTo(couponId);
        assertThat(CouponIds.origin(couponId)).isEqualTo(new CouponIds.Origin(event, rule, number));
        assertThat(CouponIds.origin("shop-7:a.b~c")).isNull();
    }

    private static Benefit benefit(BenefitKind kind) {
        return switch (kind) {
            case DISCOUNT_PERCENT -> Benefit.percentOff(1_250).onCategory("bakery");
            case DISCOUNT_AMOUNT -> Benefit.amountOff(500, "PLN").onItem("milk");
            case FREE_ITEM -> Benefit.freeItem("cocoa");
            case POINTS -> Benefit.points(22);
            case MULTIPLIER -> Benefit.multiplier(250);
        };
    }

    private static CouponExplanations.Issue issue() {
        var grant = new CouponGrant(
                "p", 3, "p/rule", "POINTS", 5L, null, null, null, MARCH, MARCH.plusSeconds(60), false, null);
        return new CouponExplanations.Issue(grant, "S1/1/2026-03-01/7");
    }

    private static CouponAnswer coupon(CouponState state) {
        return new CouponAnswer(
                "c-1",
                "SPRING",
                "m-anna",
                state,
                BenefitBody.of(Benefit.points(5)),
                MARCH,
                state == CouponState.ISSUED ? null : MARCH.plusSeconds(86_400),
                "campaign spring",
                MARCH,
                null,
                null);
    }
}

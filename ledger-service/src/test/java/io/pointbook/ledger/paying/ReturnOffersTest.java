package io.pointbook.ledger.paying;

import static io.pointbook.ledger.paying.Asked.assertRefused;
import static io.pointbook.ledger.paying.PayingTill.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.hold.Holding;
import io.pointbook.ledger.paying.ReturnOffer.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums done by hand. */
class ReturnOffersTest {
    /** 10.00 for three, 5.00 for one, a deposit, and a line that was voided. */
    private static final String LINES = """
            {'lineNumber':1,'kind':'SALE','itemId':'tea','quantity':'3','net':1000},
            {'lineNumber':2,'kind':'SALE','itemId':'cup','quantity':'1','net':500},
            {'lineNumber':3,'kind':'DEPOSIT','itemId':'bottle','quantity':'1','net':25},
            {'lineNumber':4,'kind':'SALE','itemId':'mug','quantity':'1','net':300},
            {'lineNumber':5,'kind':'VOID','itemId':'mug','quantity':'-1','net':-300,'voidsLine':4}""";

    private static final String CASH = "{'type':'CASH','amount':1525}";
    private static final String HALF = "{'type':'CASH','amount':775},{'type':'POINTS','amount':750,'points':750}";

    private PayingTill till;

    @BeforeEach
    void open() {
        till = new PayingTill();
    }

    @AfterEach
    void close() {
        till.close();
    }

    private ReceiptId half() throws Exception {
        till.sale(CARD, "{'lineNumber':1,'kind':'FEE','quantity':'1','net':1}", "{'type':'CASH','amount':1}");
        till.test.adjust(till.member(), 750);
        return till.sale(CARD, LINES, HALF);
    }

    @Test
    void pain_7_each_line_gives_back_money_and_points_as_it_was_paid() throws Exception {
        var offer = till.offer(half());

        assertThat(offer.memberId()).isEqualTo(till.member());
        assertThat(offer.currency()).isEqualTo("PLN");
        assertThat(offer.paidWithPoints()).isEqualTo(new ReturnOffer.PaidWithPoints(750, 750, 0));
        // seven points were earned by the 7.50 that were not paid with points: 4.67 and 2.33
        assertThat(offer.lines())
                .containsExactly(
                        line(1, "tea", "3", "0", "3", 500, 500, 500, Map.of("points", 5L)),
                        line(2, "cup", "1", "0", "1", 250, 250, 250, Map.of("points", 2L)));
        assertThat(offer.totals()).isEqualTo(new ReturnOffer.Totals(1_500, 750, 750, 750, Map.of("points", 7L)));
    }

    @Test
    void pieces_add_up_to_the_line_and_what_is_back_is_left_out() throws Exception {
        var purchase = half();
        var money = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            var offer = till.offer(purchase, 1, "1");
            assertThat(offer.lines().getFirst().alreadyBack()).isEqualTo(Integer.toString(i));
            money.add(offer.totals().money());
            assertThat(offer.totals().points()).isEqualTo(offer.totals().money());
            till.followed(offer);
        }
        assertThat(money).containsExactly(166L, 167L, 167L);

        var again = till.offer(purchase, 1, "1");

        assertThat(again.lines().getFirst().causes()).containsExactly(Cause.ALREADY_BACK);
        assertThat(again.totals()).isEqualTo(new ReturnOffer.Totals(0, 0, 0, 0, Map.of()));
        assertThat(again.paidWithPoints()).isEqualTo(new ReturnOffer.PaidWithPoints(750, 750, 500));
        var rest = till.offer(purchase);
        assertThat(rest.totals().money()).isEqualTo(250);
        assertThat(rest.totals().points()).isEqualTo(250);
    }

    @Test
    void more_than_can_come_back_is_cut_and_told() throws Exception {
        var purchase = half();

        var beyond = till.offer(purchase, 1, "4").lines().getFirst();
        assertThat(beyond.quantity()).isEqualTo("3");
        assertThat(beyond.causes()).containsExactly(Cause.BEYOND_BOUGHT);
        till.followed(till.offer(purchase, 1, "2"));
        var partly = till.offer(purchase, 1, "2").lines().getFirst();
        assertThat(partly.quantity()).isEqualTo("1");
        assertThat(partly.money()).isEqualTo(167);
        assertThat(partly.causes()).containsExactly(Cause.ALREADY_BACK);
        assertThat(till.offer(purchase, 1, "1").lines().getFirst().causes()).isEmpty();
    }

    @Test
    void a_return_without_receipt_counts_as_well() throws Exception {
        var purchase = half();
        till.post(
                "RETURN",
                CARD,
                "'lines':[{'lineNumber':1,'kind':'RETURN','itemId':'tea','quantity':'-2','net':-666}],"
                        + "'tenders':[{'type':'CASH','amount':-666}]");

        var offer = till.offer(purchase, 1, null).lines().getFirst();

        assertThat(offer.alreadyBack()).isEqualTo("2");
        assertThat(offer.quantity()).isEqualTo("1");
    }

    @Test
    void points_that_came_back_before_do_not_come_back_again() throws Exception {
        var purchase = half();
        // the till gave more points than the line had been paid with
        till.post(
                "RETURN",
                null,
                "'lines':[%s],'tenders':[{'type':'POINTS','amount':-500,'points':-600}]"
                        .formatted(PayingTill.back(purchase, 2, "1", 500, 1)));

        var offer = till.offer(purchase, 1, "3");

        assertThat(offer.lines().getFirst().causes()).containsExactly(Cause.POINTS_ALREADY_BACK);
        assertThat(offer.totals().points()).isEqualTo(150);
        assertThat(offer.totals().pointsAmount()).isEqualTo(150);
        assertThat(offer.totals().money()).isEqualTo(500);
        till.followed(offer);
        assertThat(till.offer(purchase).paidWithPoints()).isEqualTo(new ReturnOffer.PaidWithPoints(750, 750, 750));
    }

    @Test
    void a_return_that_was_voided_can_be_done_again() throws Exception {
        var purchase = half();
        var first = till.offer(purchase, 1, "2");
        till.voids(till.followed(first));

        assertThat(till.offer(purchase, 1, "2")).isEqualTo(first);
    }

    @Test
    void a_receipt_without_card_gives_back_money_and_knows_what_came_back() throws Exception {
        var purchase = till.sale(null, LINES, CASH);
        var offer = till.offer(purchase, 1, "1");
        assertThat(offer.memberId()).isNull();
        assertThat(offer.paidWithPoints()).isNull();
        assertThat(offer.totals()).isEqualTo(new ReturnOffer.Totals(333, 333, 0, 0, Map.of()));
        till.followed(offer);

        var rest = till.offer(purchase);

        assertThat(rest.lines().getFirst().alreadyBack()).isEqualTo("1");
        assertThat(rest.totals().money()).isEqualTo(1_500 - 333);
        till.voids(purchase);
        assertRefused(() -> till.offer(purchase), 409, "receipt_voided");
    }

    @Test
    void what_points_of_others_paid_is_not_given_back_as_money() throws Exception {
        var nobody = till.sale(null, LINES, HALF);
        assertThat(till.offer(nobody).lines().getFirst().causes()).containsExactly(Cause.POINTS_NOT_HERE);
        assertThat(till.offer(nobody).totals()).isEqualTo(new ReturnOffer.Totals(1_500, 750, 0, 750, Map.of()));
        var friend = till.test.member(1_000);
        new Holding(till.test.door()).place("h", friend, 750);

        var offer = till.offer(till.sale(CARD, LINES, HALF.replace("'points':750", "'holdId':'h'")));

        assertThat(offer.totals().money()).isEqualTo(750);
        assertThat(offer.totals().points()).isZero();
        assertThat(offer.paidWithPoints()).isEqualTo(new ReturnOffer.PaidWithPoints(750, 0, 0));
        assertThat(offer.lines().getFirst().causes()).containsExactly(Cause.POINTS_NOT_HERE);
    }

    @Test
    void a_hold_that_paid_comes_back_as_points() throws Exception {
        till.sale(CARD, "{'lineNumber':1,'kind':'FEE','quantity':'1','net':1}", CASH.replace("1525", "1"));
        till.test.adjust(till.member(), 900);
        new Holding(till.test.door()).place("h", till.member(), 750);
        var purchase = till.sale(CARD, LINES, HALF.replace("'points':750", "'holdId':'h'"));

        till.followed(till.offer(purchase));

        assertThat(till.spendable()).isEqualTo(900);
        assertThat(till.offer(purchase).totals()).isEqualTo(new ReturnOffer.Totals(0, 0, 0, 0, Map.of()));
    }

    @Test
    void lines_that_are_no_goods_or_were_voided_give_nothing_and_say_why() throws Exception {
        var purchase = half();

        assertThat(till.offer(purchase, 3, "1").lines().getFirst().causes()).containsExactly(Cause.NOT_GOODS);
        assertThat(till.offer(purchase, 5, null).lines().getFirst().causes()).containsExactly(Cause.NOT_GOODS);
        assertThat(till.offer(purchase, 4, "1").lines().getFirst().causes()).containsExactly(Cause.VOIDED);
        assertThat(till.offer(purchase, 4, "1").totals().value()).isZero();
        assertRefused(() -> till.offer(purchase, 6, "1"), 422, "unknown_line");
    }

    @Test
    void a_line_below_zero_takes_off_the_others_and_a_line_without_pieces_comes_back_whole() throws Exception {
        var purchase = till.sale(CARD, """
                        {'lineNumber':1,'kind':'SALE','itemId':'tea','quantity':'1','net':1000},
                        {'lineNumber':2,'kind':'SALE','itemId':'ticket','quantity':'0','net':500},
                        {'lineNumber':3,'kind':'SALE','itemId':'rebate','quantity':'1','net':-300}""", "{'type':'CASH','amount':1200}");

        var offer = till.offer(purchase, 2, null);

        assertThat(offer.totals().money()).isEqualTo(400);
        assertThat(till.offer(purchase, 1, null).totals().money()).isEqualTo(800);
        assertThat(till.offer(purchase, 3, null).totals().money()).isZero();
        till.followed(offer);
        assertThat(till.offer(purchase, 2, "1").lines().getFirst().causes()).containsExactly(Cause.ALREADY_BACK);
        assertThat(till.offer(purchase).totals().money()).isEqualTo(800);
    }

    @Test
    void what_points_paid_beyond_the_goods_stays_with_the_deposit() throws Exception {
        till.sale(CARD, "{'lineNumber':1,'kind':'FEE','quantity':'1','net':1}", CASH.replace("1525", "1"));
        till.test.adjust(till.member(), 305);
        var purchase = till.sale(CARD, LINES, "{'type':'POINTS','amount':1525,'points':305}");

        assertThat(till.offer(purchase).totals()).isEqualTo(new ReturnOffer.Totals(1_500, 0, 300, 1_500, Map.of()));
    }

    @Test
    void a_voided_receipt_and_one_that_sold_nothing_are_refused() throws Exception {
        var purchase = half();
        var returned = till.followed(till.offer(purchase, 2, null));
        var voiding = till.voids(purchase);

        assertRefused(() -> till.offer(purchase), 409, "receipt_voided");
        assertRefused(() -> till.offer(returned), 409, "nothing_bought");
        assertRefused(() -> till.offer(voiding), 409, "nothing_bought");
        var training = till.post("SALE", CARD, "'training':true,'lines':[%s]".formatted(LINES));
        assertRefused(() -> till.offer(training), 409, "nothing_bought");
        assertRefused(() -> till.offer(ReceiptId.parse("S1/W1/2026-03-01/999")), 404, "unknown_receipt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.2345678", "one", "", "0.000000"})
    void a_quantity_that_cannot_be_is_refused(String quantity) {
        assertRefused(() -> till.offer(ReceiptId.parse("S1/W1/2026-03-01/1"), 1, quantity), 422, "invalid_request");
    }

    @Test
    void a_body_that_cannot_be_is_refused() {
        assertInvalid(null, null);
        assertInvalid("S1/W1", null);
        assertInvalid("S1/W1/2026-03-32/7", null);
        var one = new ReturnOfferBody.AskedLine(1, "1");
        assertInvalid("S1/W1/2026-03-01/1", List.of(one, new ReturnOfferBody.AskedLine(1, "2")));
        assertInvalid("S1/W1/2026-03-01/1", List.of(new ReturnOfferBody.AskedLine(null, "2")));
        assertInvalid("S1/W1/2026-03-01/1", Collections.singletonList(null));
        assertInvalid("S1/W1/2026-03-01/1", Collections.nCopies(AskedPieces.MOST_LINES + 1, one));
    }

    private void assertInvalid(@Nullable String receipt, @Nullable List<ReturnOfferBody.AskedLine> lines) {
        assertRefused(() -> till.offers.offer(new ReturnOfferBody(receipt, lines)), 422, "invalid_request");
    }

    @Test
    void asking_writes_nothing() throws Exception {
        var purchase = half();
        long events = till.count("select count(*) from event");

        till.offer(purchase);

        assertThat(till.count("select count(*) from event")).isEqualTo(events);
    }

    private static ReturnOffer.OfferedLine line(
            int number,
            String item,
            String bought,
            String back,
            String quantity,
            long money,
            long points,
            long amount,
            Map<String, Long> takenBack) {
        return new ReturnOffer.OfferedLine(
                number,
                item,
                null,
                bought,
                back,
                quantity,
                money + amount,
                money,
                points,
                amount,
                takenBack,
                List.of());
    }
}

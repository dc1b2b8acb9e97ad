package io.pointbook.ledger.account;

import static io.pointbook.ledger.account.Till.ANNA;
import static io.pointbook.ledger.account.Till.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.Lot;
import io.pointbook.ledger.account.book.Standing;
import org.junit.jupiter.api.Test;

/** semantics.md 4.2, 4.3 and 4.5. Anna earns 100 points on day 0. */
class HoldsTest {
    private final Till till = new Till();
    private final PureLedger ledger =
            new PureLedger().on(0).arrives(till.sale(ANNA).line("tea", 1, 10_000));

    @Test
    void a_hold_takes_its_points_out_of_active_at_once() {
        ledger.hold(ANNA, "h", 60, day(1));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(40, 0, 60, 0));
    }

    @Test
    void a_hold_takes_all_that_is_active_and_not_one_point_more() {
        assertThatThrownBy(() -> ledger.hold(ANNA, "h", 101, day(1)))
                .isInstanceOfSatisfying(
                        AccountRefusal.InsufficientPoints.class,
                        refusal -> assertThat(refusal.missing()).isEqualTo(1));
        ledger.hold(ANNA, "h", 100, day(1));
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 100, 0));
    }

    @Test
    void a_refused_hold_is_not_remembered_and_the_same_id_may_be_asked_again() {
        assertThatThrownBy(() -> ledger.hold(ANNA, "h", 101, day(1)))
                .isInstanceOf(AccountRefusal.InsufficientPoints.class);
        assertThat(ledger.hold(ANNA, "h", 50, day(1))).isNotNull();
    }

    @Test
    void the_same_hold_again_gives_no_new_event_and_another_body_is_a_different_request() {
        ledger.hold(ANNA, "h", 60, day(1));
        assertThat(ledger.hold(ANNA, "h", 60, day(1))).isNull();
        assertThatThrownBy(() -> ledger.hold(ANNA, "h", 59, day(1)))
                .isInstanceOf(AccountRefusal.DifferentRequest.class);
        assertThat(ledger.standing(ANNA).held()).isEqualTo(60);
    }

    @Test
    void a_capture_spends_all_or_the_points_given_and_releases_the_rest() {
        ledger.hold(ANNA, "all", 30, day(1));
        ledger.hold(ANNA, "part", 50, day(1));
        ledger.capture(ANNA, "all", null);
        ledger.capture(ANNA, "part", 20L);
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(50, 0, 0, 0));
        assertThat(ledger.last(ANNA).booking().entries())
                .extracting(Entry::kind)
                .containsExactly(EntryKind.CAPTURED, EntryKind.RELEASED);
    }

    @Test
    void a_repeated_capture_gives_no_new_event_and_other_points_are_a_different_request() {
        ledger.hold(ANNA, "h", 50, day(1));
        ledger.capture(ANNA, "h", 20L);
        assertThat(ledger.capture(ANNA, "h", 20L)).isNull();
        assertThatThrownBy(() -> ledger.capture(ANNA, "h", 21L)).isInstanceOf(AccountRefusal.DifferentRequest.class);
        assertThatThrownBy(() -> ledger.capture(ANNA, "h", null)).isInstanceOf(AccountRefusal.DifferentRequest.class);
    }

    @Test
    void a_capture_beyond_the_hold_is_refused() {
        ledger.hold(ANNA, "h", 50, day(1));
        assertThatThrownBy(() -> ledger.capture(ANNA, "h", 51L)).isInstanceOf(AccountRefusal.BeyondHold.class);
        assertThat(ledger.capture(ANNA, "h", 50L)).isNotNull();
    }

    @Test
    void a_capture_is_in_time_until_the_very_end_and_no_longer() {
        ledger.hold(ANNA, "early", 10, day(1));
        ledger.hold(ANNA, "late", 10, day(1));
        ledger.at(day(1).minusNanos(1));
        assertThat(ledger.capture(ANNA, "early", null)).isNotNull();
        ledger.on(1);
        assertThatThrownBy(() -> ledger.capture(ANNA, "late", null)).isInstanceOf(AccountRefusal.HoldExpired.class);
    }

    @Test
    void a_hold_that_nobody_finishes_gives_its_points_back_by_itself() {
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.on(2).settle();
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(100, 0, 0, 0));
        assertThat(ledger.last(ANNA).booking().entries().getFirst().businessTime())
                .isEqualTo(day(1));
    }

    @Test
    void a_released_hold_gives_its_points_back_once_and_cannot_be_captured() {
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.release(ANNA, "h");
        assertThat(ledger.release(ANNA, "h")).isNull();
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(100, 0, 0, 0));
        assertThatThrownBy(() -> ledger.capture(ANNA, "h", null)).isInstanceOf(AccountRefusal.HoldReleased.class);
    }

    @Test
    void a_captured_hold_cannot_be_released_and_an_unknown_one_is_unknown() {
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.capture(ANNA, "h", null);
        assertThatThrownBy(() -> ledger.release(ANNA, "h")).isInstanceOf(AccountRefusal.HoldCaptured.class);
        assertThatThrownBy(() -> ledger.release(ANNA, "x")).isInstanceOf(AccountRefusal.UnknownHold.class);
        assertThatThrownBy(() -> ledger.capture(ANNA, "x", null)).isInstanceOf(AccountRefusal.UnknownHold.class);
    }

    @Test
    void pain_10_captured_points_come_back_to_their_lots_in_parts_and_never_more_than_were_captured() {
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.capture(ANNA, "h", 50L);
        var lots = ledger.account(ANNA).book().lots();

        ledger.giveBack(ANNA, "h", "r1", 20L);
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(70, 0, 0, 0));
        assertThatThrownBy(() -> ledger.giveBack(ANNA, "h", "r2", 31L))
                .isInstanceOfSatisfying(AccountRefusal.BeyondCapture.class, refusal -> assertThat(refusal.left())
                        .isEqualTo(30));
        ledger.giveBack(ANNA, "h", "r3", null);
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(100, 0, 0, 0));
        assertThatThrownBy(() -> ledger.giveBack(ANNA, "h", "r4", null))
                .isInstanceOfSatisfying(AccountRefusal.BeyondCapture.class, refusal -> assertThat(refusal.left())
                        .isZero());
        assertThat(ledger.account(ANNA).book().lots())
                .extracting(Lot::id)
                .containsExactlyElementsOf(lots.stream().map(Lot::id).toList());
    }

    @Test
    void what_was_never_captured_by_a_door_cannot_come_back_to_one() {
        ledger.hold(ANNA, "open", 10, day(1));
        ledger.hold(ANNA, "paid", 20, day(1));
        ledger.arrives(till.sale(ANNA).line("tea", 1, 20).points(20, 20L, "paid"));
        assertThatThrownBy(() -> ledger.giveBack(ANNA, "open", "r", null))
                .isInstanceOf(AccountRefusal.BeyondCapture.class);
        assertThatThrownBy(() -> ledger.giveBack(ANNA, "paid", "r", null))
                .isInstanceOf(AccountRefusal.BeyondCapture.class);
    }

    @Test
    void a_receipt_that_names_a_hold_whose_points_came_back_pays_anew() {
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.capture(ANNA, "h", null);
        ledger.giveBack(ANNA, "h", "r", null);
        long before = ledger.standing(ANNA).active();
        ledger.arrives(till.sale(ANNA).line("tea", 1, 60).points(60, 60L, "h"));
        assertThat(ledger.standing(ANNA).active()).isEqualTo(before - 60);
    }

    @Test
    void pain_10_points_that_come_back_to_an_expired_lot_stay_expired() {
        var expiring = PureLedger.with(0, 5).on(0).arrives(till.sale(ANNA).line("tea", 1, 10_000));
        expiring.hold(ANNA, "h", 30, day(4));
        expiring.capture(ANNA, "h", null);
        expiring.on(9).settle();
        expiring.giveBack(ANNA, "h", "r", null);
        assertThat(expiring.standing(ANNA)).isEqualTo(Standing.EMPTY);
        assertThat(expiring.account(ANNA).book().lots())
                .extracting(Lot::expired)
                .containsExactly(100L);
    }

    @Test
    void held_points_outlive_their_lot_until_the_hold_ends_and_then_expire_at_once() {
        var expiring = PureLedger.with(0, 5).on(0).arrives(till.sale(ANNA).line("tea", 1, 10_000));
        expiring.hold(ANNA, "captured", 30, day(8));
        expiring.hold(ANNA, "left", 20, day(8));
        expiring.on(6).settle();
        assertThat(expiring.standing(ANNA)).isEqualTo(new Standing(0, 0, 50, 0));
        expiring.on(7).capture(ANNA, "captured", null);
        expiring.on(8).settle();
        assertThat(expiring.standing(ANNA)).isEqualTo(Standing.EMPTY);
        assertThat(expiring.account(ANNA).book().lots())
                .extracting(Lot::expired)
                .containsExactly(70L);
    }

    @Test
    void points_released_after_the_expiry_of_their_lot_expire_at_once() {
        var expiring = PureLedger.with(0, 5).on(0).arrives(till.sale(ANNA).line("tea", 1, 10_000));
        expiring.hold(ANNA, "h", 100, day(8));
        expiring.on(6).release(ANNA, "h");
        assertThat(expiring.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void a_blocked_account_still_earns_returns_and_captures_and_gets_no_new_hold() {
        var sale = till.sale(ANNA).line("mug", 1, 1_000);
        ledger.hold(ANNA, "h", 60, day(1));
        ledger.block(ANNA);
        ledger.arrives(sale, till.back(ANNA).returned("tea", 1, 10_000));
        ledger.capture(ANNA, "h", null);
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(0, 0, 0, 50));
        assertThatThrownBy(() -> ledger.hold(ANNA, "i", 1, day(1))).isInstanceOf(AccountRefusal.Blocked.class);
        assertThatThrownBy(() -> ledger.adjust(ANNA, "a", -1)).isInstanceOf(AccountRefusal.Blocked.class);
        assertThat(ledger.adjust(ANNA, "b", 70)).isNotNull();
        assertThat(ledger.standing(ANNA)).isEqualTo(new Standing(20, 0, 0, 0));
    }

    @Test
    void an_adjustment_goes_down_to_zero_and_says_what_is_missing_beyond() {
        assertThatThrownBy(() -> ledger.adjust(ANNA, "a", -101))
                .isInstanceOfSatisfying(
                        AccountRefusal.InsufficientPoints.class,
                        refusal -> assertThat(refusal.missing()).isEqualTo(1));
        ledger.adjust(ANNA, "a", -100);
        assertThat(ledger.standing(ANNA)).isEqualTo(Standing.EMPTY);
    }
}

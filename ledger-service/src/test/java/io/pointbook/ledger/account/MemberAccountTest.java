package io.pointbook.ledger.account;

import static io.pointbook.ledger.account.Till.ANNA;
import static io.pointbook.ledger.account.Till.NOON;
import static io.pointbook.ledger.account.Till.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;

import io.pointbook.ledger.account.AccountCommand.AdjustPoints;
import io.pointbook.ledger.account.AccountCommand.BlockAccount;
import io.pointbook.ledger.account.AccountCommand.CaptureHold;
import io.pointbook.ledger.account.AccountCommand.EnrolMember;
import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.account.AccountCommand.OpenAccount;
import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.AccountCommand.ReleaseHold;
import io.pointbook.ledger.account.AccountCommand.SettleAccount;
import io.pointbook.ledger.account.AccountCommand.UnblockAccount;
import io.pointbook.ledger.account.AccountEvent.AccountBlocked;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.AccountUnblocked;
import io.pointbook.ledger.account.AccountEvent.MemberEnrolled;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.programme.DefaultProgramme;
import java.lang.reflect.Proxy;
import java.util.List;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;

/** The aggregate under Axon: what was, what is asked, what is stored. The arithmetic has tests of its own. */
class MemberAccountTest {
    private static final AccountOpened OPENED =
            new AccountOpened("member:anna", ANNA, "CUSTOMER", null, false, NOON, NOON);

    private final Till till = new Till();
    private final PureLedger past = new PureLedger().on(0);
    private final Programme programme = new DefaultProgramme(DefaultProgramme.Terms.DEFAULT);
    private final FixtureConfiguration<MemberAccount> account = new AggregateTestFixture<>(MemberAccount.class)
            .registerCommandTargetResolver(message ->
                    new VersionedAggregateIdentifier(((AccountCommand) message.getPayload()).memberId(), null));

    @Test
    void an_account_is_opened_by_the_first_sight_of_a_card() {
        account.givenNoPriorActivity()
                .when(new OpenAccount(ANNA, "CUSTOMER", null, false, NOON))
                .expectEvents(OPENED)
                .expectResultMessagePayload(OPENED);
    }

    @Test
    void a_member_whose_card_opened_the_account_enrols_once() {
        var enrolled = new MemberEnrolled("member:anna#enrolled", ANNA, "STAFF", day(1), day(1), null);
        account.given(OPENED).when(new EnrolMember(ANNA, "STAFF", day(1))).expectEvents(enrolled);
    }

    @Test
    void who_is_enrolled_is_not_enrolled_again() {
        account.given(new AccountOpened("member:anna", ANNA, "CUSTOMER", null, true, NOON, NOON))
                .when(new EnrolMember(ANNA, "STAFF", day(1)))
                .expectNoEvents()
                .expectException(AccountRefusal.AlreadyEnrolled.class);
    }

    @Test
    void a_receipt_is_one_event_with_all_that_it_moved() {
        account.given(OPENED)
                .when(post(till.sale(ANNA).line("tea", 1, 1_000)))
                .expectSuccessfulHandlerExecution()
                .expectState(state ->
                        assertThat(state.account().book().standing("points")).isEqualTo(new Standing(10, 0, 0, 0)));
    }

    @Test
    void where_there_are_levels_a_receipt_says_where_the_member_stands_after_it() {
        account.given(OPENED)
                .when(post(till.sale(ANNA).line("tea", 1, 1_000), withLevels()))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        Matchers.<Object>predicate(event -> new TierStanding("silver", 10, NOON, null, null, "silver")
                                .equals(((ReceiptPosted) event).tier())))));
    }

    /** Everybody is silver, with what he has as what counts. */
    private Programme withLevels() {
        return (Programme) Proxy.newProxyInstance(
                Programme.class.getClassLoader(),
                new Class<?>[] {Programme.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "hasTiers" -> true;
                    case "tier" ->
                        new TierStanding(
                                "silver",
                                ((Account) arguments[0])
                                        .book()
                                        .standing("points")
                                        .active(),
                                NOON,
                                null,
                                null,
                                "silver");
                    default -> method.invoke(programme, arguments);
                });
    }

    @Test
    void a_hold_beyond_the_active_points_is_refused_and_leaves_nothing() {
        account.given(earned())
                .when(new HoldPoints(ANNA, "h", "points", 11, day(1), NOON))
                .expectNoEvents()
                .expectException(AccountRefusal.InsufficientPoints.class);
    }

    @Test
    void a_hold_asked_twice_is_stored_once() {
        earned();
        past.hold(ANNA, "h", 10, day(1));
        account.given(past.events(ANNA))
                .when(new HoldPoints(ANNA, "h", "points", 10, day(1), NOON))
                .expectNoEvents()
                .expectResultMessagePayload(null);
    }

    @Test
    void a_capture_asked_twice_is_stored_once() {
        earned();
        past.hold(ANNA, "h", 10, day(1));
        past.capture(ANNA, "h", 4L);
        account.given(past.events(ANNA))
                .when(new CaptureHold(ANNA, "h", 4L, NOON))
                .expectNoEvents();
    }

    @Test
    void a_release_of_an_unknown_hold_is_refused() {
        account.given(OPENED)
                .when(new ReleaseHold(ANNA, "h", NOON))
                .expectNoEvents()
                .expectException(AccountRefusal.UnknownHold.class);
    }

    @Test
    void an_adjustment_says_who_and_why() {
        account.given(OPENED)
                .when(new AdjustPoints(ANNA, "a", "points", 5, "carla", "goodwill", programme, NOON))
                .expectSuccessfulHandlerExecution()
                .expectState(state -> assertThat(
                                state.account().book().standing("points").active())
                        .isEqualTo(5));
    }

    @Test
    void a_settlement_of_nothing_is_no_event() {
        account.given(earned()).when(new SettleAccount(ANNA, "s", day(100))).expectNoEvents();
    }

    @Test
    void a_blocked_account_is_blocked_once_and_unblocked_once() {
        var blocked = new AccountBlocked("b", ANNA, "carla", "stolen", NOON, NOON);
        account.given(OPENED)
                .when(new BlockAccount(ANNA, "b", "carla", "stolen", NOON))
                .expectEvents(blocked);
    }

    @Test
    void blocking_again_is_no_event() {
        account.given(OPENED, new AccountBlocked("b", ANNA, "carla", "stolen", NOON, NOON))
                .when(new BlockAccount(ANNA, "c", "carla", "stolen", NOON))
                .expectNoEvents();
    }

    @Test
    void unblocking_is_an_event_only_where_the_account_was_blocked() {
        account.given(OPENED, new AccountBlocked("b", ANNA, "carla", "stolen", NOON, NOON))
                .when(new UnblockAccount(ANNA, "u", "carla", "found", NOON))
                .expectEvents(new AccountUnblocked("u", ANNA, "carla", "found", NOON, NOON));
    }

    @Test
    void a_snapshot_has_the_whole_account() {
        earned();
        past.hold(ANNA, "h", 4, day(1));
        past.block(ANNA);
        var before = past.account(ANNA);
        assertThat(MemberAccount.of(Invariants.remembered(before).memory()).memory())
                .isEqualTo(before.memory());
    }

    @Test
    void a_sale_needs_the_history_only_where_an_unreferenced_return_is_not_before_it() {
        past.arrives(till.back(ANNA).on(5).returned("mug", 1, 100));
        var state = past.account(ANNA);
        assertThat(needsHistory(state, till.sale(ANNA).on(4).line("mug", 1, 100)))
                .isTrue();
        assertThat(needsHistory(state, till.sale(ANNA).on(5).line("mug", 1, 100)))
                .isTrue();
        assertThat(needsHistory(state, till.sale(ANNA).on(6).line("mug", 1, 100)))
                .isFalse();
        assertThat(needsHistory(state, till.back(ANNA).on(6).returned("mug", 1, 100)))
                .isTrue();
    }

    @Test
    void what_comes_back_without_the_history_is_an_error_and_not_silence() {
        var sale = till.sale(ANNA).line("mug", 1, 100);
        var voiding = till.voiding(ANNA, sale).receipt();
        var command = new PostReceipt(
                "v", ANNA, voiding, null, List.of(), sale.id(), List.of(), List.of(), null, programme, NOON);
        account.given(OPENED).when(command).expectNoEvents().expectException(IllegalStateException.class);
    }

    private static boolean needsHistory(Account account, Till.RungUp receipt) {
        return MemberAccount.needsHistory(account, receipt.receipt(), true, false);
    }

    /** Anna's events after a sale that earned 10 points. */
    private List<AccountEvent> earned() {
        past.arrives(till.sale(ANNA).line("tea", 1, 1_000));
        assertThat(past.last(ANNA)).isInstanceOf(ReceiptPosted.class);
        return past.events(ANNA);
    }

    private PostReceipt post(Till.RungUp rungUp) {
        return post(rungUp, programme);
    }

    private static PostReceipt post(Till.RungUp rungUp, Programme programme) {
        var receipt = rungUp.receipt();
        return new PostReceipt(
                receipt.id().toString(),
                ANNA,
                receipt,
                Till.kept(receipt),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                programme,
                NOON);
    }
}

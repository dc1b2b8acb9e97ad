package io.pointbook.ledger.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.account.book.Hold;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.runtime.http.Refused;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldsTest {
    private TestDoor test;
    private Holds holds;
    private String member;

    @BeforeEach
    void open() throws Exception {
        test = TestDoor.open();
        holds = new Holds(test.door(), test.ledger.metrics());
        member = test.member(100);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_hold_lasts_a_quarter_of_an_hour_unless_one_says_otherwise() throws Exception {
        var hold = holds.place(new PlaceHold("h1", member, null, 10L, null));

        assertThat(hold.wallet()).isEqualTo("points");
        assertThat(hold.expiresAt()).isEqualTo(TestDoor.BEGIN.plus(Duration.ofMinutes(15)));
    }

    @Test
    void a_repeat_gets_the_first_answer_whatever_has_become_of_the_hold() throws Exception {
        var first = place("h1", 10);
        assertThat(place("h1", 10)).isEqualTo(first);
        holds.capture("h1", null);
        assertThat(place("h1", 10)).isEqualTo(first);
        test.clock.move(Duration.ofDays(1));
        assertThat(place("h1", 10)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"11, points, PT15M", "10, points, PT16M"})
    void another_hold_under_the_same_id_is_refused(long points, String wallet, String life) throws Exception {
        holds.place(new PlaceHold("h1", member, "points", 10L, "PT15M"));

        assertRefused(() -> holds.place(new PlaceHold("h1", member, wallet, points, life)), 422, "different_request");
    }

    @Test
    void the_same_id_for_another_member_is_refused() throws Exception {
        place("h1", 10);
        var other = test.member(100);

        assertRefused(() -> holds.place(new PlaceHold("h1", other, null, 10L, "PT15M")), 422, "different_request");
    }

    @Test
    void a_refused_hold_is_not_remembered() throws Exception {
        assertRefused(() -> place("h1", 101), 409, "insufficient_points");
        test.adjust(member, 1);

        assertThat(place("h1", 101).state()).isEqualTo(Hold.State.OPEN);
    }

    @Test
    void a_hold_can_be_captured_until_its_end_and_not_at_it() throws Exception {
        place("h1", 10);
        place("h2", 10);
        test.clock.move(Duration.ofMinutes(15).minusNanos(1_000));
        assertThat(holds.capture("h1", null).captured()).isEqualTo(10);

        test.clock.move(Duration.ofNanos(1_000));

        assertRefused(() -> holds.capture("h2", null), 409, "hold_expired");
        assertRefused(() -> holds.release("h2"), 409, "hold_expired");
        test.sweep();
        assertRefused(() -> holds.capture("h2", null), 409, "hold_expired");
        assertRefused(() -> holds.release("h2"), 409, "hold_expired");
    }

    @Test
    void a_capture_is_repeated_with_the_same_points_only() throws Exception {
        place("h1", 10);
        var first = holds.capture("h1", 4L);

        assertThat(first.captured()).isEqualTo(4);
        assertThat(holds.capture("h1", 4L)).isEqualTo(first);
        assertRefused(() -> holds.capture("h1", 3L), 422, "different_request");
        assertRefused(() -> holds.capture("h1", 5L), 422, "different_request");
        assertRefused(() -> holds.capture("h1", null), 422, "different_request");
        assertRefused(() -> holds.release("h1"), 409, "hold_captured");
    }

    @Test
    void more_than_the_hold_cannot_be_captured() throws Exception {
        place("h1", 10);

        assertRefused(() -> holds.capture("h1", 11L), 422, "beyond_hold");
        assertRefused(() -> holds.capture("h1", 0L), 422, "invalid_request");
        assertThat(holds.capture("h1", 10L).captured()).isEqualTo(10);
    }

    @Test
    void a_release_is_repeated_and_ends_the_hold() throws Exception {
        place("h1", 100);
        var first = holds.release("h1");

        assertThat(first.state()).isEqualTo(Hold.State.RELEASED);
        assertThat(holds.release("h1")).isEqualTo(first);
        assertRefused(() -> holds.capture("h1", null), 409, "hold_released");
        assertThat(place("h2", 100).state()).isEqualTo(Hold.State.OPEN);
    }

    @Test
    void a_hold_that_the_account_has_forgotten_still_answers_from_its_row() throws Exception {
        place("captured", 1);
        var captured = holds.capture("captured", null);
        place("released", 1);
        var released = holds.release("released");
        for (int i = 0; i < 200; i++) {
            place("later-" + i, 1);
            holds.release("later-" + i);
        }

        assertThat(forgotten("captured")).isTrue();
        assertThat(holds.capture("captured", null)).isEqualTo(captured);
        assertThat(holds.release("released")).isEqualTo(released);
        assertThat(place("released", 1).state()).isEqualTo(Hold.State.OPEN);
        assertRefused(() -> holds.release("captured"), 409, "hold_captured");
        assertRefused(() -> place("captured", 2), 422, "different_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1S", "P7DT1S", "P8D", "a while", "15", ""})
    void a_hold_lasts_longer_than_nothing_and_seven_days_at_most(String life) {
        assertRefused(() -> holds.place(new PlaceHold("h1", member, null, 1L, life)), 422, "invalid_request");
    }

    @Test
    void a_hold_may_last_seven_days() throws Exception {
        assertThat(holds.place(new PlaceHold("h1", member, null, 1L, "P7D")).expiresAt())
                .isEqualTo(TestDoor.BEGIN.plus(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a#captured", "ż"})
    void a_hold_id_has_no_characters_with_a_meaning_of_their_own(String holdId) {
        assertRefused(() -> place(holdId, 1), 422, "invalid_request");
    }

    @Test
    void what_is_missing_is_named() {
        assertRefused(() -> holds.place(new PlaceHold(null, member, null, 1L, null)), 422, "invalid_request");
        assertRefused(() -> holds.place(new PlaceHold("h", null, null, 1L, null)), 422, "invalid_request");
        assertRefused(() -> holds.place(new PlaceHold("h", member, null, null, null)), 422, "invalid_request");
        assertRefused(() -> place("h", 0), 422, "invalid_request");
        assertRefused(() -> holds.place(new PlaceHold("h", member, "miles", 1L, null)), 422, "unknown_wallet");
        assertRefused(() -> holds.place(new PlaceHold("h", "nobody", null, 1L, null)), 404, "unknown_member");
        assertRefused(() -> holds.capture("h", null), 404, "unknown_hold");
    }

    private HoldAnswer place(String holdId, long points) throws Exception {
        return holds.place(new PlaceHold(holdId, member, null, points, null));
    }

    private boolean forgotten(String holdId) throws Exception {
        return test.door()
                .write(transaction -> test.door()
                                .sit(transaction, member)
                                .account(member)
                                .book()
                                .hold(holdId)
                        == null);
    }

    private static void assertRefused(ThrowingCallable ask, int status, String code) {
        assertThatExceptionOfType(Refused.class).isThrownBy(ask).satisfies(refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().status()).isEqualTo(status);
        });
    }
}

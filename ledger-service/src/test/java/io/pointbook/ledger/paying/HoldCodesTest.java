package io.pointbook.ledger.paying;

import static io.pointbook.ledger.paying.Asked.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.hold.Holding;
import io.pointbook.runtime.http.Answer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldCodesTest {
    private TestDoor test;
    private Holding holds;
    private HoldCodes codes;
    private String member;

    @BeforeEach
    void open() throws Exception {
        test = TestDoor.open();
        holds = new Holding(test.door());
        codes = new HoldCodes(test.door(), test.ledger.programmes(), new SecureRandom());
        member = test.member(1_000);
        holds.place("h", member, 400);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_code_stands_for_its_hold_and_says_what_the_points_pay() throws Exception {
        var made = json(codes.make("k", "h", MakeCode.DEFAULT));

        assertThat(made.at("/holdId").asText()).isEqualTo("h");
        assertThat(made.at("/points").asLong()).isEqualTo(400);
        assertThat(Instant.parse(made.at("/expiresAt").asText())).isEqualTo(TestDoor.BEGIN.plusSeconds(300));
        assertThat(codes.look(made.at("/code").asText(), List.of("PLN", "JPY")))
                .isEqualTo(new HeldByCode(
                        "h",
                        member,
                        "points",
                        400,
                        TestDoor.BEGIN.plusSeconds(300),
                        TestDoor.BEGIN.plusSeconds(900),
                        List.of(new Worth.InCurrency("PLN", 400), new Worth.InCurrency("JPY", 4))));
        assertThat(codes.look(made.at("/code").asText(), List.of()).worth()).isNull();
    }

    @Test
    void a_repeat_gets_the_same_code_and_another_request_a_newer_one_that_replaces_it() throws Exception {
        var first = codes.make("k", "h", new MakeCode("PT2M"));
        assertThat(codes.make("k", "h", new MakeCode("PT2M")).body()).isEqualTo(first.body());
        var second = code("h", null);

        assertRefused(() -> codes.look(code(first), List.of()), 409, "code_replaced");
        assertThat(codes.look(second, List.of()).holdId()).isEqualTo("h");
        assertRefused(() -> codes.make("k", "h", new MakeCode("PT3M")), 422, "different_request");
        assertRefused(() -> codes.make(null, "h", MakeCode.DEFAULT), 400, "idempotency_key_required");
    }

    @Test
    void a_code_lives_no_longer_than_its_hold() throws Exception {
        var made = json(codes.make("k", "h", new MakeCode("P1D")));
        assertThat(Instant.parse(made.at("/expiresAt").asText())).isEqualTo(TestDoor.BEGIN.plusSeconds(900));

        test.clock.move(Duration.ofMinutes(15));

        // nobody has written down yet that the hold has ended
        assertRefused(() -> codes.look(made.at("/code").asText(), List.of()), 409, "hold_expired");
        assertRefused(() -> code("h", null), 409, "hold_expired");
        test.sweep();
        assertRefused(() -> codes.look(made.at("/code").asText(), List.of()), 409, "hold_expired");
    }

    @Test
    void after_its_time_a_code_is_over_and_its_hold_is_not() throws Exception {
        var code = code("h", "PT1M");
        test.clock.move(Duration.ofMinutes(1));

        assertRefused(() -> codes.look(code, List.of()), 409, "code_expired");
        assertThat(codes.look(code("h", null), List.of()).points()).isEqualTo(400);
    }

    @Test
    void a_code_of_a_hold_that_was_spent_or_released_says_so() throws Exception {
        holds.place("other", member, 100);
        var spent = code("h", null);
        var released = code("other", null);
        holds.capture("h");
        holds.release("other");

        assertRefused(() -> codes.look(spent, List.of()), 409, "hold_captured");
        assertRefused(() -> codes.look(released, List.of()), 409, "hold_released");
        assertRefused(() -> code("h", null), 409, "hold_captured");
        assertRefused(() -> code("other", null), 409, "hold_released");
    }

    @Test
    void a_slip_of_the_finger_is_told_apart_from_a_code_that_nobody_has() throws Exception {
        var code = code("h", null);
        char last = code.charAt(code.length() - 1);
        var mistyped = code.substring(0, code.length() - 1) + (char) (last == '9' ? '0' : last + 1);

        assertRefused(() -> codes.look(mistyped, List.of()), 422, "mistyped_code");
        assertRefused(() -> codes.look("00000000000", List.of()), 404, "unknown_code");
        assertRefused(() -> codes.look(code, List.of("ABC")), 422, "unknown_currency");
        var eleven = Collections.nCopies(HoldCodes.MOST_CURRENCIES + 1, "PLN");
        assertRefused(() -> codes.look(code, eleven), 422, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1M", "P8D", "soon"})
    void a_life_that_cannot_be_is_refused(String life) {
        assertRefused(() -> code("h", life), 422, "invalid_request");
    }

    @Test
    void there_is_no_code_for_a_hold_that_nobody_placed() {
        assertRefused(() -> code("nobody", null), 404, "unknown_hold");
    }

    @Test
    void a_code_that_is_taken_is_drawn_again_and_never_shared() throws Exception {
        holds.place("other", member, 100);
        RandomGenerator twice = new Repeating(1, 1, 2);
        var drawn = new HoldCodes(test.door(), test.ledger.programmes(), twice);
        var first = code(drawn.make("k1", "h", MakeCode.DEFAULT));
        var second = code(drawn.make("k2", "other", MakeCode.DEFAULT));

        assertThat(first).startsWith("1111111111");
        assertThat(second).startsWith("2222222222");
        assertThat(codes.look(first, List.of()).holdId()).isEqualTo("h");
        var stuck = new HoldCodes(test.door(), test.ledger.programmes(), new Repeating(1));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> stuck.make("k3", "other", MakeCode.DEFAULT));
    }

    @Test
    void old_codes_are_forgotten_and_younger_ones_are_not() throws Exception {
        var old = code("h", "PT1M");
        holds.place("long", member, 100, "P2D");
        var young = code("long", "P2D");
        test.clock.move(HoldCodeSweep.KEPT.plus(Duration.ofMinutes(1)));
        var sweep = new HoldCodeSweep(test.database(), test.clock);
        assertThat(sweep.sweep()).as("not a moment too early").isZero();
        test.clock.move(Duration.ofMillis(1));

        assertThat(sweep.sweep()).isOne();
        assertThat(sweep.sweep()).isZero();
        assertRefused(() -> codes.look(old, List.of()), 404, "unknown_code");
        assertThat(codes.look(young, List.of()).holdId()).isEqualTo("long");
    }

    private String code(String holdId, @Nullable String life) throws Exception {
        return code(codes.make(UUID.randomUUID().toString(), holdId, new MakeCode(life)));
    }

    private static String code(Answer made) throws Exception {
        return json(made).at("/code").asText();
    }

    private static JsonNode json(Answer made) throws Exception {
        assertThat(made.status()).isEqualTo(201);
        return new ObjectMapper().readTree(made.body());
    }

    /** A fake that draws the same digit for a whole code, then the next one; the last one for ever. */
    private static final class Repeating implements RandomGenerator {
        private final int[] digits;
        private int drawn;

        Repeating(int... digits) {
            this.digits = digits;
        }

        @Override
        public int nextInt(int bound) {
            return digits[Math.min(drawn++ / CodeDigits.RANDOM_DIGITS, digits.length - 1)];
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }
    }
}

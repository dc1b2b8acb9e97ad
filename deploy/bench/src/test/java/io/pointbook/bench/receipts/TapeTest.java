package io.pointbook.bench.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class TapeTest {
    private final Tape tape = new Tape(2);

    @Test
    void balances_are_summed_over_what_was_consumed_of_each_partition() {
        tape.add(0, 0, 7, 10);
        tape.add(0, 1, 8, 5);
        tape.add(0, 2, 7, 3);
        tape.add(1, 0, 9, 100);

        long[] balances = tape.balances(new long[] {2, 0});

        assertThat(balances[7]).isEqualTo(10);
        assertThat(balances[8]).isEqualTo(5);
        assertThat(balances[9]).isZero();
        assertThat(tape.records()).isEqualTo(4);
    }

    @Test
    void it_grows_beyond_its_first_size() {
        int many = 10_000;
        for (int offset = 0; offset < many; offset++) {
            tape.add(1, offset, 3, 2);
        }
        assertThat(tape.balances(new long[] {0, many})[3]).isEqualTo(2 * many);
    }

    @Test
    void a_gap_in_the_offsets_is_refused() {
        tape.add(0, 0, 1, 1);
        assertThatIllegalStateException().isThrownBy(() -> tape.add(0, 2, 1, 1));
    }

    @Test
    void more_than_there_is_cannot_have_been_consumed() {
        tape.add(0, 0, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> tape.balances(new long[] {2, 0}));
    }
}

package io.pointbook.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void of_an_odd_number_it_is_the_middle_one() {
        assertThat(Median.of(List.of(9.0, 1.0, 2.0))).hasValue(2.0);
    }

    @Test
    void of_an_even_number_it_is_the_mean_of_the_two_in_the_middle() {
        assertThat(Median.of(List.of(9.0, 1.0, 2.0, 4.0))).hasValue(3.0);
    }

    @Test
    void of_nothing_there_is_none() {
        assertThat(Median.of(List.of())).isEmpty();
    }
}

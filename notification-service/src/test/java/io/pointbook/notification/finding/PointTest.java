package io.pointbook.notification.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PointTest {
    private static final Point WARSAW = new Point(52.2297, 21.0122);
    private static final Point CRACOW = new Point(50.0647, 19.9450);

    @Test
    void a_distance_is_the_way_along_the_earth() {
        assertThat(WARSAW.kilometresTo(CRACOW)).isCloseTo(252, within(1.5));
        assertThat(CRACOW.kilometresTo(WARSAW)).isEqualTo(WARSAW.kilometresTo(CRACOW), within(0.001));
        assertThat(WARSAW.kilometresTo(WARSAW)).isZero();
        assertThat(new Point(0, 179.9).kilometresTo(new Point(0, -179.9))).isCloseTo(22.2, within(0.1));
    }

    @Test
    void no_place_is_beyond_the_poles() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Point(90.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Point(Double.NaN, 0));
    }
}

package io.pointbook.ledger.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemberIdsTest {

    @Test
    void an_id_has_sixteen_digits_without_the_letters_that_look_like_others() {
        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> MemberIds.next()))
                .allMatch(id -> id.matches("[0-9a-hjkmnp-tv-z]{16}"))
                .allMatch(MemberIds::canBe);
    }

    @Test
    void every_place_can_have_every_digit() {
        for (int place = 0; place < 16; place++) {
            int at = place;
            assertThat(IntStream.range(0, 2_000)
                            .mapToObj(_ -> MemberIds.next().charAt(at))
                            .collect(Collectors.toSet()))
                    .as("digits seen at place %s", place)
                    .hasSize(32);
        }
    }

    @Test
    void what_no_draw_can_give_is_no_id() {
        assertThat(MemberIds.canBe("000000000000000")).isFalse();
        assertThat(MemberIds.canBe("00000000000000000")).isFalse();
        assertThat(MemberIds.canBe("000000000000000i")).isFalse();
        assertThat(MemberIds.canBe("000000000000000A")).isFalse();
        assertThat(MemberIds.canBe("receipt:1/2/3/44")).isFalse();
    }
}

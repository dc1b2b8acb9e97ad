package io.pointbook.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastWordsTest {

    @Test
    void the_innermost_cause_is_what_counts() {
        assertThat(LastWords.in("ERROR started badly\nCaused by: a.b.OuterException: outer\n\tat x\n"
                        + "Caused by: java.lang.IllegalStateException: The key is gone: put it back.\n\t... 9 more\n"))
                .isEqualTo("The key is gone: put it back.");
    }

    @Test
    void without_a_cause_it_is_the_last_complaint() {
        assertThat(LastWords.in("1 FATAL:  one\n2 FATAL:  data directory has wrong ownership\n3 HINT:  see\n"))
                .isEqualTo("2 FATAL:  data directory has wrong ownership");
    }

    @Test
    void without_a_complaint_it_is_the_last_line() {
        assertThat(LastWords.in("one\ntwo\n\n")).isEqualTo("two");
        assertThat(LastWords.in("")).isEqualTo("it said nothing");
        assertThat(LastWords.in("x".repeat(401))).hasSize(401).endsWith("…");
    }
}

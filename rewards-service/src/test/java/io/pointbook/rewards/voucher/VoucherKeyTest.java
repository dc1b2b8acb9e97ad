package io.pointbook.rewards.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.testkit.KeyFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VoucherKeyTest {
    private final VoucherKey key = VoucherKey.fromFile(KeyFile.of(1));

    @Test
    void a_sealed_code_is_read_with_its_key_and_never_looks_the_same() {
        var sealed = key.seal("cinema", "ABC-123");

        assertThat(key.open("cinema", sealed)).isEqualTo("ABC-123");
        assertThat(sealed).isNotEqualTo(key.seal("cinema", "ABC-123"));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ABC");
    }

    @Test
    void another_key_another_pool_or_a_changed_byte_opens_nothing() {
        var sealed = key.seal("cinema", "ABC-123");

        var other = VoucherKey.fromFile(KeyFile.of(2));
        assertThatThrownBy(() -> other.open("cinema", sealed))
                .hasMessageContainingAll("voucher_key_missing", "another key");
        assertThatThrownBy(() -> key.open("theatre", sealed)).hasMessageContaining("was changed");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> key.open("cinema", sealed)).hasMessageContaining("was changed");
    }

    @Test
    void the_same_code_is_recognised_within_its_pool() {
        assertThat(key.digest("cinema", "ABC")).isEqualTo(key.digest("cinema", "ABC"));
        assertThat(key.digest("cinema", "ABC")).isNotEqualTo(key.digest("cinema", "ABD"));
        assertThat(key.digest("cinema", "ABC")).isNotEqualTo(key.digest("theatre", "ABC"));
    }
}

package io.pointbook.ledger.ingest.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardHasherTest {
    @TempDir
    private Path folder;

    private CardHasher hasher(byte[] key) throws IOException {
        return CardHasher.fromFile(Files.write(folder.resolve("card.key"), key));
    }

    @Test
    void the_hash_is_hmac_sha_256_in_lower_case_hex() throws IOException {
        // RFC 4231 test case 6: a key of 131 bytes 0xaa.
        byte[] key = new byte[131];
        java.util.Arrays.fill(key, (byte) 0xaa);

        assertThat(hasher(key).hash("Test Using Larger Than Block-Size Key - Hash Key First"))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void the_number_is_taken_exactly_as_it_was_read() throws IOException {
        var hasher = hasher(new byte[32]);

        assertThat(hasher.hash("123")).isNotEqualTo(hasher.hash(" 123")).isNotEqualTo(hasher.hash("0123"));
    }

    @Test
    void another_key_gives_another_hash() throws IOException {
        var one = hasher(new byte[32]).hash("123");

        assertThat(hasher(new byte[33]).hash("123")).isEqualTo(one); // HMAC pads keys with zeros
        assertThat(hasher("another key, also of 32 bytes or more".getBytes("UTF-8"))
                        .hash("123"))
                .isNotEqualTo(one);
    }

    @Test
    void a_missing_key_is_told_with_what_to_do() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CardHasher.fromFile(folder.resolve("none")))
                .withMessageContaining(folder.resolve("none").toString())
                .withMessageContaining("backup");
    }

    @Test
    void a_key_of_32_bytes_is_taken_and_a_shorter_one_is_not() throws IOException {
        assertThat(hasher(new byte[32]).hash("1")).hasSize(64);
        assertThatIllegalStateException()
                .isThrownBy(() -> hasher(new byte[31]))
                .withMessageContaining("has 31 bytes; it needs 32 to 4096");
    }

    @Test
    void a_key_of_4096_bytes_is_taken_and_a_longer_one_is_not() throws IOException {
        assertThat(hasher(new byte[4_096]).hash("1")).hasSize(64);
        assertThatIllegalStateException().isThrownBy(() -> hasher(new byte[4_097]));
    }

    @Test
    void the_last_four_are_shown_of_eight_characters_or_more() {
        assertThat(CardHasher.last4("1234567")).isNull();
        assertThat(CardHasher.last4("12345678")).isEqualTo("5678");
        assertThat(CardHasher.last4("123😀")).isNull();
        assertThat(CardHasher.last4("1234567😀")).isEqualTo("567😀");
    }

    @Test
    void many_threads_get_the_same_hashes_as_one() throws Exception {
        var hasher = hasher(new byte[32]);
        var expected = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            expected.add(hasher.hash("card " + i));
        }
        Callable<ArrayList<String>> all = () -> {
            var hashes = new ArrayList<String>();
            for (int i = 0; i < 500; i++) {
                hashes.add(hasher.hash("card " + i));
            }
            return hashes;
        };

        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = threads.invokeAll(java.util.Collections.nCopies(8, all));

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }
}

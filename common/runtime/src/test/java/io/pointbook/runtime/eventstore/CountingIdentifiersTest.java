package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class CountingIdentifiersTest {

    @Test
    void axon_finds_them() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(CountingIdentifiers.class);
    }

    @Test
    void they_differ_within_a_process_and_between_processes() {
        CountingIdentifiers one = new CountingIdentifiers();
        CountingIdentifiers other = new CountingIdentifiers();

        assertThat(Stream.of(one, one, other, other).map(CountingIdentifiers::generateIdentifier))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() == 32);
    }
}

package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class EventCopyTest {

    private static final int LIMIT = 200_000;

    private final EventCopy copy =
            new EventCopy(new EventSerializer(Store.TYPES, JsonMapper.builder().build()), LIMIT);

    @Test
    void it_grows_up_to_its_limit_and_says_when_that_is_reached() {
        assertThatCode(() -> add(90_000)).doesNotThrowAnyException();
        assertThatCode(() -> add(90_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> add(20_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("200000");
    }

    private void add(int characters) {
        copy.add(
                "id",
                new GenericDomainEventMessage<>("pile", "a", 0, new Pile.StoneLaid("a", "x".repeat(characters), 1)));
    }
}

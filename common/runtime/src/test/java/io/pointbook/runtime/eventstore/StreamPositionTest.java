package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;

class StreamPositionTest {

    private static final StreamPosition EARLY = new StreamPosition(7, 90);
    private static final StreamPosition LATE = new StreamPosition(8, 12);
    private static final StreamPosition LATER = new StreamPosition(8, 13);

    @Test
    void the_transaction_comes_before_the_number() {
        assertThat(LATER.covers(LATE)).isTrue();
        assertThat(LATE.covers(EARLY)).isTrue();
        assertThat(EARLY.covers(LATE)).isFalse();
        assertThat(LATE.covers(LATER)).isFalse();
        assertThat(LATE.covers(LATE)).isTrue();
        assertThat(LATE.covers(null)).isTrue();
        assertThat(EARLY.covers(StreamPosition.START)).isTrue();
    }

    @Test
    void bounds_are_the_lesser_and_the_greater() {
        assertThat(EARLY.lowerBound(LATE)).isEqualTo(EARLY);
        assertThat(LATE.lowerBound(EARLY)).isEqualTo(EARLY);
        assertThat(EARLY.upperBound(LATE)).isEqualTo(LATE);
        assertThat(LATER.upperBound(LATE)).isEqualTo(LATER);
    }

    @Test
    void the_number_is_the_rough_position() {
        assertThat(LATE.position()).hasValue(12);
    }

    @Test
    void equal_places_are_the_same_position() {
        assertThat(LATE.samePositionAs(new StreamPosition(8, 12))).isTrue();
        assertThat(LATE.samePositionAs(LATER)).isFalse();
    }

    @Test
    void a_token_of_another_kind_is_refused() {
        assertThatThrownBy(() -> LATE.covers(new GlobalSequenceTrackingToken(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_is_stored_under_a_short_name() {
        EventSerializer serializer = new EventSerializer(
                EventTypes.builder().build(), JsonMapper.builder().build());

        SerializedObject<byte[]> stored = serializer.serialize(LATE, byte[].class);

        assertThat(stored.getType().getName()).isEqualTo("stream-position");
        assertThat(new String(stored.getData(), StandardCharsets.UTF_8)).isEqualTo("{\"xid\":8,\"position\":12}");
        assertThat(serializer.<byte[], StreamPosition>deserialize(stored)).isEqualTo(LATE);
    }
}

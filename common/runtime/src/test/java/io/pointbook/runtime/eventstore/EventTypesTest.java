package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    private record Opened() {}

    private record Closed() {}

    private final EventTypes types =
            EventTypes.builder().add("opened", "3", Opened.class).build();

    @Test
    void a_class_and_its_name_find_each_other() {
        assertThat(types.typeOf(Opened.class)).isEqualTo(new SimpleSerializedType("opened", "3"));
        assertThat(types.classOf(new SimpleSerializedType("opened", "3"))).isEqualTo(Opened.class);
        assertThat(types.classOf(new SimpleSerializedType("opened", null))).isEqualTo(Opened.class);
        assertThat(types.names()).containsExactly("opened", "stream-position", "token-store");
    }

    @Test
    void an_unknown_class_is_refused_by_name() {
        assertThatThrownBy(() -> types.typeOf(Closed.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Closed");
    }

    @Test
    void an_unknown_name_and_an_old_revision_are_refused() {
        assertThatThrownBy(() -> types.classOf(new SimpleSerializedType("closed", "1")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("'closed' revision 1");
        assertThatThrownBy(() -> types.classOf(new SimpleSerializedType("opened", "2")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("'opened' revision 2");
    }

    @Test
    void a_name_or_a_class_cannot_be_given_twice() {
        assertThatThrownBy(() ->
                        EventTypes.builder().add("opened", "1", Opened.class).add("opened", "1", Closed.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        EventTypes.builder().add("opened", "1", Opened.class).add("closed", "1", Opened.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void class_names_blanks_and_missing_revisions_are_no_names() {
        assertThatThrownBy(() -> EventTypes.builder().add(Opened.class.getName(), "1", Opened.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventTypes.builder().add("", "1", Opened.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventTypes.builder().add("opened", " ", Opened.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

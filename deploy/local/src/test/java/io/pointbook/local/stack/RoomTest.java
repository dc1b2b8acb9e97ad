package io.pointbook.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.local.Addresses;
import io.pointbook.local.Refusal;
import io.pointbook.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final Addresses ADDRESSES = Addresses.of(Path.of("/project"), Map.of());
    private static final List<Part> PARTS = new Stack(ADDRESSES).parts();
    private static final long NEEDED = PARTS.stream().mapToLong(Part::megabytes).sum();

    @Test
    void enough_is_enough() {
        assertThatCode(() -> new Room(NEEDED, 2_000, _ -> true).require(PARTS)).doesNotThrowAnyException();
    }

    @Test
    void a_megabyte_too_little_of_memory_or_disk_is_refused() {
        assertThatThrownBy(() -> new Room(NEEDED - 1, 2_000, _ -> true).require(PARTS))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("memory");
        assertThatThrownBy(() -> new Room(NEEDED, 1_999, _ -> true).require(PARTS))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("disk");
    }

    @Test
    void where_all_runs_already_nothing_is_needed() {
        assertThatCode(() -> new Room(0, 0, _ -> false).require(List.of())).doesNotThrowAnyException();
    }

    @Test
    void a_port_that_is_taken_is_refused_by_part_and_number() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            Addresses moved =
                    Addresses.of(Path.of("/project"), Map.of("POINTBOOK_REWARDS_PORT", Integer.toString(port)));
            List<Part> rewards = List.of(ServicePart.rewards(moved, Places.of(moved)));
            assertThatThrownBy(() -> new Room(NEEDED, 2_000, Ports::isFree).require(rewards))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("Port " + port + ", where rewards-service listens, is taken by another program.")
                    .satisfies(e -> assertThat(((Refusal) e).whatToDo()).contains("POINTBOOK_REWARDS_PORT="));
        }
    }
}

package io.pointbook.runtime.eventstore;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/** A pile of stones: an aggregate without any trade, for tests. */
@AggregateRoot(type = "pile")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
class Pile {

    interface Command {
        String pile();
    }

    record Lay(String pile, String stone, long weight) implements Command {}

    record LayAndFail(String pile, String stone, long weight) implements Command {}

    record LayAndFailChecked(String pile, String stone, long weight) implements Command {}

    record LookOnly(String pile) implements Command {}

    record StoneLaid(String pile, String stone, long weight) {}

    @AggregateIdentifier
    private String id;

    private long total;
    private List<String> stones = new ArrayList<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Lay command) {
        apply(new StoneLaid(command.pile(), command.stone(), command.weight()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(LayAndFail command) {
        apply(new StoneLaid(command.pile(), command.stone(), command.weight()));
        throw new IllegalStateException("it slipped");
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(LayAndFailChecked command) throws IOException {
        apply(new StoneLaid(command.pile(), command.stone(), command.weight()));
        throw new IOException("it slipped");
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(LookOnly command) {
        // a command that changes nothing
    }

    @EventSourcingHandler
    void on(StoneLaid event) {
        id = event.pile();
        total += event.weight();
        stones.add(event.stone());
    }

    long total() {
        return total;
    }

    List<String> stones() {
        return stones;
    }
}

package io.pointbook.local.stack;

import io.pointbook.contract.Topics;
import io.pointbook.local.Addresses;
import io.pointbook.local.Display;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the topics on any broker. */
@Command(name = "create-topics", description = "Makes the topics that are missing, on the local broker or another.")
public final class CreateTopics implements Callable<Integer> {

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "The broker; else the local one.")
    private String bootstrap = Addresses.current().bootstrap();

    @Override
    public Integer call() {
        List<String> made = MissingTopics.make(bootstrap);
        Display display = Display.ofSystem();
        Topics.ALL.forEach(topic ->
                display.line(topic.name() + (made.contains(topic.name()) ? ": made" : ": was there, left as it is")));
        return 0;
    }
}

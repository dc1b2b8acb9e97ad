package io.pointbook.runtime.inbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was lost since the start of the process, in sentences for an operator. */
final class Losses {
    private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

    /** Sentences kept; the metric counts on. */
    static final int REMEMBERED = 100;

    private final Set<String> sentences = new LinkedHashSet<>();

    synchronized void add(String sentence) {
        LOG.atError().addKeyValue("loss", sentence).log("records were lost before they were read");
        if (sentences.size() < REMEMBERED) {
            sentences.add(sentence);
        }
    }

    synchronized List<String> sentences() {
        return List.copyOf(sentences);
    }
}

package io.pointbook.wrong.ledger.ingest;

import io.pointbook.wrong.ledger.publish.PublisherThatReads;

/** Half of a circle. */
public final class IngestThatPublishes {
    private IngestThatPublishes() {}

    public static int read(int depth) {
        return depth == 0 ? 0 : PublisherThatReads.publish(depth - 1);
    }
}

package io.pointbook.wrong.ledger.publish;

import io.pointbook.wrong.ledger.ingest.IngestThatPublishes;

/** The other half of a circle. */
public final class PublisherThatReads {
    private PublisherThatReads() {}

    public static int publish(int depth) {
        return depth == 0 ? 0 : IngestThatPublishes.read(depth - 1);
    }
}

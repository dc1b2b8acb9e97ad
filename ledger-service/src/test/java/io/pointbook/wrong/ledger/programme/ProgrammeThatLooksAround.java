package io.pointbook.wrong.ledger.programme;

import io.pointbook.wrong.ledger.publish.PublisherThatReads;

/** Judges by something other than its arguments. */
final class ProgrammeThatLooksAround {
    private ProgrammeThatLooksAround() {}

    static int points() {
        return PublisherThatReads.publish(1);
    }
}

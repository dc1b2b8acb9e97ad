package io.pointbook.ledger.ingest.receipt;

import java.io.IOException;

/** How a card number is read, so that nobody behind this point has it. */
interface CardNumbers {
    /** Reads the number that the parser stands on. */
    HashedCard read(JsonCopy json, int minLength) throws IOException;
}

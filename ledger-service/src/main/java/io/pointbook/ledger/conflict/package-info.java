/** Doors for receipts that came with one identity and two contents. */
@NullMarked
package io.pointbook.ledger.conflict;

import org.jspecify.annotations.NullMarked;

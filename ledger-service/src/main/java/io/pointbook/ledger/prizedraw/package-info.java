/** Doors for prize draws, their store, and the accounts' tickets that take part. */
@NullMarked
package io.pointbook.ledger.prizedraw;

import org.jspecify.annotations.NullMarked;

/** Doors for spending: hold, capture, release. */
@NullMarked
package io.pointbook.ledger.hold;

import org.jspecify.annotations.NullMarked;

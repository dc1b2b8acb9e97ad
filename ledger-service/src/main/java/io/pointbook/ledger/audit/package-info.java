/** Replay of the whole ledger from its events, compared with the read tables. */
@NullMarked
package io.pointbook.ledger.audit;

import org.jspecify.annotations.NullMarked;

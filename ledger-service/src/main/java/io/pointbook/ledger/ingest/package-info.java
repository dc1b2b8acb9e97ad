/** In: till receipts from the topic become commands, a batch at a time. */
@NullMarked
package io.pointbook.ledger.ingest;

import org.jspecify.annotations.NullMarked;

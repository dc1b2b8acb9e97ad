/** Place of what comes in: balances and purchases of the ledger. Comes with the rewards. */
@NullMarked
package io.pointbook.rewards.ingest;

import org.jspecify.annotations.NullMarked;

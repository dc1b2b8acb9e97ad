/** Place of the only calls against the stream: holds at the ledger. Comes with the rewards. */
@NullMarked
package io.pointbook.rewards.ledgerlink;

import org.jspecify.annotations.NullMarked;

/** The only calls against the stream: holds, captures and coupons at the ledger, with time limits and a circuit breaker. */
@NullMarked
package io.pointbook.rewards.ledgerlink;

import org.jspecify.annotations.NullMarked;

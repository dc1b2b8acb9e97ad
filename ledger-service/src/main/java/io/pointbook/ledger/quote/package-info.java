/** What an open basket would give, decided by the code that posts receipts; nothing is written. */
@NullMarked
package io.pointbook.ledger.quote;

import org.jspecify.annotations.NullMarked;

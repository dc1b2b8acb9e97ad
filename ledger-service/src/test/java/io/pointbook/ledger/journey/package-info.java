/** The whole ledger on a real broker and a real database: receipts in, balances out. */
@NullMarked
package io.pointbook.ledger.journey;

import org.jspecify.annotations.NullMarked;

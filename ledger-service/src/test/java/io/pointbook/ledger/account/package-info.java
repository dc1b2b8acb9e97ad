/** Tests of the account's pure decisions, and a ledger in memory that routes receipts to accounts. */
@NullMarked
package io.pointbook.ledger.account;

import org.jspecify.annotations.NullMarked;

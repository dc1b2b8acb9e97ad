/** What a till receipt says, as plain values. */
@NullMarked
package io.pointbook.ledger.account.receipt;

import org.jspecify.annotations.NullMarked;

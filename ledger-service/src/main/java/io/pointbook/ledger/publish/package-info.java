/** Out: stored events become messages on the ledger.* topics. */
@NullMarked
package io.pointbook.ledger.publish;

import org.jspecify.annotations.NullMarked;

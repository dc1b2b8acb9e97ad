/** What a draft would have cost: a past period decided again beside the ledger, which stays as it is. */
@NullMarked
package io.pointbook.ledger.whatif;

import org.jspecify.annotations.NullMarked;

/** The auditor beside the ledger: balances recomputed from the rules' text alone, and shops and tills that never were. */
@NullMarked
package io.pointbook.ledger.oracle;

import org.jspecify.annotations.NullMarked;

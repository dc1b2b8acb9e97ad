/** Which points a receipt earns. Today the default programme; the versioned rules come here. */
@NullMarked
package io.pointbook.ledger.programme;

import org.jspecify.annotations.NullMarked;

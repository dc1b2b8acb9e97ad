/** Tests of what stands behind the doors for paying with points. */
@NullMarked
package io.pointbook.ledger.paying;

import org.jspecify.annotations.NullMarked;

/** Tests of what a draft would have cost. */
@NullMarked
package io.pointbook.ledger.whatif;

import org.jspecify.annotations.NullMarked;

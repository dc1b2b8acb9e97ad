/** Tests of who wins. */
@NullMarked
package io.pointbook.ledger.prize;

import org.jspecify.annotations.NullMarked;

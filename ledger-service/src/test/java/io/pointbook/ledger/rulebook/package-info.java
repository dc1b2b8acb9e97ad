/** Tests of programmes as they come in and go out. */
@NullMarked
package io.pointbook.ledger.rulebook;

import org.jspecify.annotations.NullMarked;

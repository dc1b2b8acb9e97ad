/** Tests of what the default programme gives. */
@NullMarked
package io.pointbook.ledger.programme;

import org.jspecify.annotations.NullMarked;

/** Tests of bundles, plurals, amounts and times. */
@NullMarked
package io.pointbook.ledger.words;

import org.jspecify.annotations.NullMarked;

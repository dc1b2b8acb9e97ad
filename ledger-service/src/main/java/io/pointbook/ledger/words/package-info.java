/** What the ledger knows, in the words of a language: bundles, plurals, amounts and times as people write them. */
@NullMarked
package io.pointbook.ledger.words;

import org.jspecify.annotations.NullMarked;

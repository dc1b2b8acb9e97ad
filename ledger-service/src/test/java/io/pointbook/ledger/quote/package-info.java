/** Quotes against what posting does. */
@NullMarked
package io.pointbook.ledger.quote;

import org.jspecify.annotations.NullMarked;

/** Show: balance, entries and the explanation of every point. */
@NullMarked
package io.pointbook.ledger.statement;

import org.jspecify.annotations.NullMarked;

/** The benchmark: the ledger beside its ceiling and beside a plain rival, on one broker and one durable database. */
@NullMarked
package io.pointbook.bench;

import org.jspecify.annotations.NullMarked;

/** Who is measured: the raw ceiling, the plain rival and the ledger, each with its own proof that it did the work. */
@NullMarked
package io.pointbook.bench.contestant;

import org.jspecify.annotations.NullMarked;

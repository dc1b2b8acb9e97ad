/** What is fed in: generated receipts, and what each of them is worth by plain arithmetic. */
@NullMarked
package io.pointbook.bench.receipts;

import org.jspecify.annotations.NullMarked;

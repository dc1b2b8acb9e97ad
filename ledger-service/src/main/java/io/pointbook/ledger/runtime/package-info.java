/** The only place that knows how the service is put together. */
@NullMarked
package io.pointbook.ledger.runtime;

import org.jspecify.annotations.NullMarked;

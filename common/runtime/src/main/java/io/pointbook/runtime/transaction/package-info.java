/** One database transaction around one Axon unit of work, and the order in which it writes. */
@NullMarked
package io.pointbook.runtime.transaction;

import org.jspecify.annotations.NullMarked;

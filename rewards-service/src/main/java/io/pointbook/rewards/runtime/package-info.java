/** The only place that knows how the service is put together. */
@NullMarked
package io.pointbook.rewards.runtime;

import org.jspecify.annotations.NullMarked;

/** The only place that knows how the service is put together. Today: settings, and health that tells the truth. */
@NullMarked
package io.pointbook.notification.runtime;

import org.jspecify.annotations.NullMarked;

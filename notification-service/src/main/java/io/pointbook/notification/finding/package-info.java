/** Finds occasions that nobody reports: what the calendar brings, and shops that moved. */
@NullMarked
package io.pointbook.notification.finding;

import org.jspecify.annotations.NullMarked;

/** Callers at the HTTP doors, and what their document must say. */
@NullMarked
package io.pointbook.testkit.http;

import org.jspecify.annotations.NullMarked;

/** A real broker and a real database as child processes, for tests, the benchmark and the local stack. */
@NullMarked
package io.pointbook.testkit;

import org.jspecify.annotations.NullMarked;

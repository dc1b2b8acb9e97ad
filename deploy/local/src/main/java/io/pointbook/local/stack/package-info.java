/** The local stack: its parts, started in the background and stopped again. */
@NullMarked
package io.pointbook.local.stack;

import org.jspecify.annotations.NullMarked;

/** Rounds that the clock asks for. */
@NullMarked
package io.pointbook.runtime.sweep;

import org.jspecify.annotations.NullMarked;

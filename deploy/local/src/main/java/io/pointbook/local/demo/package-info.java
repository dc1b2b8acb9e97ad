/** A till of a small shop that never closes, so that a newcomer sees something happen. */
@NullMarked
package io.pointbook.local.demo;

import org.jspecify.annotations.NullMarked;

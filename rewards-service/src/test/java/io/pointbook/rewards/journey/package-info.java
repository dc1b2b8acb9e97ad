/** Both services as they are packaged, from outside. */
@NullMarked
package io.pointbook.rewards.journey;

import org.jspecify.annotations.NullMarked;

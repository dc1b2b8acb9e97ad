/** What the doors share: checks of values, and every refusal with its code and status. */
@NullMarked
package io.pointbook.rewards.door;

import org.jspecify.annotations.NullMarked;

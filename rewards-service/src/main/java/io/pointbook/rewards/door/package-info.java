/** What the doors share: codes with a check character, and every refusal with its code and status. */
@NullMarked
package io.pointbook.rewards.door;

import org.jspecify.annotations.NullMarked;

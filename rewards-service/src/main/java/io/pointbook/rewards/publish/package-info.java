/** What goes out: stored events become messages of the topic rewards.redemptions.v1. */
@NullMarked
package io.pointbook.rewards.publish;

import org.jspecify.annotations.NullMarked;

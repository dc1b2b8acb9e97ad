/** The messages of rewards-service: what became of redemptions. */
@NullMarked
package io.pointbook.contract.rewards;

import org.jspecify.annotations.NullMarked;

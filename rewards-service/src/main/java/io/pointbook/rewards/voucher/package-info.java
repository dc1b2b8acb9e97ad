/** Codes of other firms: sealed pools, from which each code goes to one redemption. */
@NullMarked
package io.pointbook.rewards.voucher;

import org.jspecify.annotations.NullMarked;

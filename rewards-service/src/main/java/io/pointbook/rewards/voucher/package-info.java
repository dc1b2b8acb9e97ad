/** Place of the voucher pools of other firms. Comes with the rewards. */
@NullMarked
package io.pointbook.rewards.voucher;

import org.jspecify.annotations.NullMarked;

/** Tests of what coupons answer. */
@NullMarked
package io.pointbook.ledger.couponing;

import org.jspecify.annotations.NullMarked;

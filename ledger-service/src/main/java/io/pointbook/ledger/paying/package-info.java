/** Paying at the till with points, from the customer's side: codes for holds, what points are worth, what a return gives back. */
@NullMarked
package io.pointbook.ledger.paying;

import org.jspecify.annotations.NullMarked;

/** Where tills gave rules' discounts otherwise than the ledger would have: listed for an operator, corrected by nobody. */
@NullMarked
package io.pointbook.ledger.promotion;

import org.jspecify.annotations.NullMarked;

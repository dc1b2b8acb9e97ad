/** Tests of the matching of returns and purchases. */
@NullMarked
package io.pointbook.ledger.account.matching;

import org.jspecify.annotations.NullMarked;

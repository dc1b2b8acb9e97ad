/** Which return takes from which purchase: one pure function of a member's purchases and returns. */
@NullMarked
package io.pointbook.ledger.account.matching;

import org.jspecify.annotations.NullMarked;

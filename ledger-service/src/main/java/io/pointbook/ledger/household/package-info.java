/** Several members with one balance: who earned and who spent stays known. */
@NullMarked
package io.pointbook.ledger.household;

import org.jspecify.annotations.NullMarked;

/** The messages of ledger-service: what happened to members' points, where they stand, what was bought. */
@NullMarked
package io.pointbook.contract.ledger;

import org.jspecify.annotations.NullMarked;

package io.pointbook.ledger.account.matching;

import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Quantity;

/**
 * Pieces of a return that were found on a purchase.
 *
 * @param returned the RETURN line
 * @param purchase the SALE line
 * @param pieces how many; zero where the purchase has no pieces to count
 */
public record Match(LineId returned, LineId purchase, Quantity pieces) {}

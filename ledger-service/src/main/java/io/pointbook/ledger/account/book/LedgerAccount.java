package io.pointbook.ledger.account.book;

/**
 * The accounts between which points move. PENDING, ACTIVE, HELD and DEBT belong to the member; DEBT is below zero by
 * what the member owes. The others are the contra side: their balances are sums over postings, never a stored row.
 */
public enum LedgerAccount {
    ISSUED,
    PENDING,
    ACTIVE,
    HELD,
    DEBT,
    REDEEMED,
    EXPIRED,
    REVERSED,
    ADJUSTED,
    BROUGHT_FORWARD,
    TRANSFERRED_IN,
    TRANSFERRED_OUT
}

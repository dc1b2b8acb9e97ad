/** The one way to accounts and coupons: locks, loading, commands, and the read rows that go with their events. */
@NullMarked
package io.pointbook.ledger.posting;

import org.jspecify.annotations.NullMarked;

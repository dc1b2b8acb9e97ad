package io.pointbook.ledger.ingest.receipt;

import org.jspecify.annotations.Nullable;

/**
 * What stands in the stored receipt in the place of a card number: the object {@code {"hash":…,"last4":…}}. An object,
 * so that no other member of the till can be taken for it.
 */
record HashedCard(String hash, @Nullable String last4) {
    static final String HASH = "hash";
    static final String LAST4 = "last4";
}

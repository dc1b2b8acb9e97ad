/** The ledger's doors, as notification uses them. */
@NullMarked
package io.pointbook.notification.ledgerlink;

import org.jspecify.annotations.NullMarked;

/** Place of what comes in: entries, balances, purchases and redemptions. Comes with the notifications. */
@NullMarked
package io.pointbook.notification.ingest;

import org.jspecify.annotations.NullMarked;

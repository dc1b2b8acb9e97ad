/** Tests of draws on accounts that are in a database. */
@NullMarked
package io.pointbook.ledger.prizedraw;

import org.jspecify.annotations.NullMarked;

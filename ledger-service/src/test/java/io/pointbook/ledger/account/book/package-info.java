/** Tests of the arithmetic of lots, holds and standings. */
@NullMarked
package io.pointbook.ledger.account.book;

import org.jspecify.annotations.NullMarked;

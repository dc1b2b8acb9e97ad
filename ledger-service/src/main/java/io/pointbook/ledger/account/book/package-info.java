/** Lots, holds and postings: the double-entry arithmetic of one account, pure. */
@NullMarked
package io.pointbook.ledger.account.book;

import org.jspecify.annotations.NullMarked;

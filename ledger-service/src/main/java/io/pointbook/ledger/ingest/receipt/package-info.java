/** What a till sent, read in one pass: checked, and written the way we keep it. */
@NullMarked
package io.pointbook.ledger.ingest.receipt;

import org.jspecify.annotations.NullMarked;

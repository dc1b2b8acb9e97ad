/** What the doors share: the way to one account, and every refusal with its code and status. */
@NullMarked
package io.pointbook.ledger.door;

import org.jspecify.annotations.NullMarked;

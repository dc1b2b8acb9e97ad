/** The programmes of an installation: drafts, published versions, which one is in force, and the doors to them. */
@NullMarked
package io.pointbook.ledger.rulebook;

import org.jspecify.annotations.NullMarked;

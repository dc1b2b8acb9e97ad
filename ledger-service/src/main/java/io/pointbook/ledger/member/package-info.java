/** Doors about a member: find, enrol, block. */
@NullMarked
package io.pointbook.ledger.member;

import org.jspecify.annotations.NullMarked;

/** The member's account: commands, events, decisions. Knows neither database, broker nor clock. */
@NullMarked
package io.pointbook.ledger.account;

import org.jspecify.annotations.NullMarked;

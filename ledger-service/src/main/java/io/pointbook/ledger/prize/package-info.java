/** Prize draws: who takes part with how many tickets, and who wins, as anybody can compute again. Knows neither doors nor tables. */
@NullMarked
package io.pointbook.ledger.prize;

import org.jspecify.annotations.NullMarked;

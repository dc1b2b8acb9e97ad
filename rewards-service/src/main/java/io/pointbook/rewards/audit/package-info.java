/** The auditor's replay of redemptions: events against tables, and against what the ledger captured. */
@NullMarked
package io.pointbook.rewards.audit;

import org.jspecify.annotations.NullMarked;

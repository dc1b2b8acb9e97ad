/** What other systems tell about members: goals, questionnaires, birthdays, referrals, tags and teams. */
@NullMarked
package io.pointbook.ledger.memberevent;

import org.jspecify.annotations.NullMarked;

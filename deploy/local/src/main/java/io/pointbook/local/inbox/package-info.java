/** The phones and the mailbox of the local stack: what notification-service sends arrives here, and nowhere else. */
@NullMarked
package io.pointbook.local.inbox;

import org.jspecify.annotations.NullMarked;

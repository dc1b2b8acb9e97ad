/** What happened, or is about to happen, to a member and may be worth a message; each found once. */
@NullMarked
package io.pointbook.notification.occasion;

import org.jspecify.annotations.NullMarked;

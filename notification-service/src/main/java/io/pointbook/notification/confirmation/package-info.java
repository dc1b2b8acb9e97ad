/** Double opt-in: members show that an address is theirs before a yes counts. */
@NullMarked
package io.pointbook.notification.confirmation;

import org.jspecify.annotations.NullMarked;

/** Place of addresses, consent and unsubscribing; personal data stay in here. Comes with the notifications. */
@NullMarked
package io.pointbook.notification.contact;

import org.jspecify.annotations.NullMarked;

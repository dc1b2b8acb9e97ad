/** The messages of notification-service: what is worth an offer, and what was sent. Nothing personal is in them. */
@NullMarked
package io.pointbook.contract.offers;

import org.jspecify.annotations.NullMarked;

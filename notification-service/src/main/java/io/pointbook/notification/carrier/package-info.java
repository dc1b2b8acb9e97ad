/** The ways on which messages leave the house, seen from those who send them. */
@NullMarked
package io.pointbook.notification.carrier;

import org.jspecify.annotations.NullMarked;

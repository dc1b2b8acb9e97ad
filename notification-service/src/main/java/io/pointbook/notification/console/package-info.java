/** Pages for people, under {@code /console}. */
@NullMarked
package io.pointbook.notification.console;

import org.jspecify.annotations.NullMarked;

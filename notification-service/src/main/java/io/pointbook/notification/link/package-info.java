/** Short links in texts: where they lead, and how often they were followed. */
@NullMarked
package io.pointbook.notification.link;

import org.jspecify.annotations.NullMarked;

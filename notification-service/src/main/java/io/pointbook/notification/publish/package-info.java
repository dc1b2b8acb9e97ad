/** What goes out to other systems: the topics offers.KIND.v1, from a table that is written with what it tells of. */
@NullMarked
package io.pointbook.notification.publish;

import org.jspecify.annotations.NullMarked;

/** Groups of members by what they have in common: a condition over what is known of them, and who came and went. */
@NullMarked
package io.pointbook.notification.segment;

import org.jspecify.annotations.NullMarked;

/** Who is told what, when and in which words: campaigns, their plans and their offers. */
@NullMarked
package io.pointbook.notification.campaign;

import org.jspecify.annotations.NullMarked;

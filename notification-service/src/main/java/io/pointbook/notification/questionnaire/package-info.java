/** What members are asked, in versions, and what they answered. */
@NullMarked
package io.pointbook.notification.questionnaire;

import org.jspecify.annotations.NullMarked;

/** What came of campaigns: links that were followed, coupons that were used, purchases afterwards. */
@NullMarked
package io.pointbook.notification.feedback;

import org.jspecify.annotations.NullMarked;

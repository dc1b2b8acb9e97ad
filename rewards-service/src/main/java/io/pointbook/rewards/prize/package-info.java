/** What members got that is worth money, year by year: for those who tell the tax office. */
@NullMarked
package io.pointbook.rewards.prize;

import org.jspecify.annotations.NullMarked;

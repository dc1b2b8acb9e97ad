/** What came out: rates, medians, ratios and how they are shown. */
@NullMarked
package io.pointbook.bench.result;

import org.jspecify.annotations.NullMarked;

/** What the tests reported, counted, and the skips that are permitted. */
@NullMarked
package io.pointbook.local.report;

import org.jspecify.annotations.NullMarked;
